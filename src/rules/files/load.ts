import type { z } from 'zod';
import { REASONS, type Reason } from '../../model.ts';
import { adviceOf, below, ruleOfSituation, toRule, toSituation, withoutUndefined } from './entries.ts';
import { placeholderFaults } from './placeholders.ts';
import { repeatedReasons, toPolicy } from './policy.ts';
import {
  clientFile,
  familyFile,
  idsFile,
  joiningPolicyFile,
  joiningReasonFile,
  noticeFile,
  policyFile,
  providerRulesFile,
  providersFile,
  type ReasonFile,
  type RuleEntry,
  reasonFile,
  reasonPartFile,
  rulesFile,
  situationsFile,
  synonymsFile,
  termsFile,
  wordsFile,
} from './schema.ts';
import type {
  Cited,
  GivenPolicy,
  NoticeWording,
  Place,
  Placed,
  Provider,
  PublishedId,
  ReasonAdvice,
  Room,
  Rule,
  RuleTable,
  Situation,
  Term,
} from './types.ts';
import { parseRuleFile, type TableProblem, type YamlFile, type YamlResult } from './yaml.ts';

/** A rule file's path below the table's folder (`reasons/userunknown.yaml`) and its content. */
export interface RuleSource {
  readonly file: string;
  readonly content: string;
  /** Why there is no content, in Japanese. */
  readonly unreadable?: string;
}

export interface Loaded {
  readonly table: RuleTable;
  readonly problems: readonly TableProblem[];
}

interface Draft {
  readonly reasons: Partial<Record<Reason, ReasonAdvice>>;
  readonly rules: Rule[];
  readonly providers: Provider[];
  readonly terms: Placed<Term>[];
  readonly situations: Placed<Situation>[];
  readonly synonyms: Record<string, readonly string[]>;
  readonly words: Record<string, readonly string[]>;
  readonly published: PublishedId[];
  readonly notices: NoticeWording[];
  policy: GivenPolicy | null;
  policySource: Cited | null;
  readonly problems: TableProblem[];
  readonly joins: boolean;
}

export interface LoadOptions {
  /** The files join a table: a reason's text may be left out, and any file may hold rules. */
  readonly joins?: boolean;
}

/** Turns rule files into a table. What is wrong with them is told in `problems`, and the rest still loads. */
export function loadTable(sources: readonly RuleSource[], { joins = false }: LoadOptions = {}): Loaded {
  const draft: Draft = {
    reasons: {},
    rules: [],
    providers: [],
    terms: [],
    situations: [],
    synonyms: {},
    words: {},
    published: [],
    notices: [],
    policy: null,
    policySource: null,
    problems: [],
    joins,
  };
  for (const { file, content, unreadable } of sources) {
    const parsed = unreadable === undefined ? parseRuleFile(file, content) : unread(file, unreadable);
    if (parsed.ok) loadFile(draft, parsed.yaml);
    else draft.problems.push(...parsed.problems);
  }
  const { problems, joins: _, ...table } = draft;
  return { table: table as RuleTable, problems };
}

const unread = (file: string, why: string): YamlResult => ({
  ok: false,
  problems: [{ file, line: 1, column: 1, level: 'error', message: `${why}。読めるファイルにするか、消してください` }],
});

type Load = (draft: Draft, yaml: YamlFile) => void;

const BY_FOLDER: Readonly<Record<string, Load>> = {
  reasons: loadReason,
  providers: (draft, yaml) => loadRules(draft, yaml, 'providers', shaped(draft, yaml, providerRulesFile)?.rules),
  families: (draft, yaml) => loadRules(draft, yaml, 'reasons', shaped(draft, yaml, familyFile)?.rules),
  notices: loadNotices,
  clients: (draft, yaml) => loadRules(draft, yaml, 'clients', shaped(draft, yaml, clientFile)?.rules),
  situations: loadSituations,
  terms: loadTerms,
};

const BY_NAME: Readonly<Record<string, Load>> = {
  'situations.yaml': loadSituations,
  'providers.yaml': (draft, yaml) => {
    draft.providers.push(...(shaped(draft, yaml, providersFile)?.providers ?? []));
  },
  'terms.yaml': loadTerms,
  'synonyms.yaml': (draft, yaml) => {
    Object.assign(draft.synonyms, shaped(draft, yaml, synonymsFile)?.synonyms);
  },
  'words.yaml': (draft, yaml) => {
    Object.assign(draft.words, shaped(draft, yaml, wordsFile)?.words);
  },
  'policy.yaml': (draft, yaml) => {
    draft.policy = policyIn(draft, yaml);
  },
  'ids.yaml': loadIds,
};

const loadJoining: Load = (draft, yaml) => loadRules(draft, yaml, 'reasons', shaped(draft, yaml, rulesFile)?.rules);

const loadLost: Load = (draft, yaml) =>
  report(
    draft,
    yaml.place([]),
    '置き場所の分からないファイルです。reasons/ families/ providers/ clients/ notices/ situations/ terms/ の下か、providers.yaml policy.yaml words.yaml synonyms.yaml に書いてください',
  );

function loaderOf({ joins }: Draft, yaml: YamlFile): Load {
  const [folder = '', ...inside] = yaml.file.split('/');
  if (folder === 'reasons') return inside.length > 1 && !joins ? loadReasonPart : loadReason;
  if (joins && has(yaml, 'reason')) return loadReason;
  const inFolder = folder === 'notices' && joins ? undefined : own(BY_FOLDER, folder);
  return inFolder ?? own(BY_NAME, yaml.file.split('/').at(-1) ?? '') ?? (joins ? loadJoining : loadLost);
}

const own = (loaders: Readonly<Record<string, Load>>, name: string): Load | undefined =>
  Object.hasOwn(loaders, name) ? loaders[name] : undefined;

const loadFile: Load = (draft, yaml) => loaderOf(draft, yaml)(draft, yaml);

const has = ({ data }: YamlFile, key: string): boolean =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, key);

function loadIds(draft: Draft, yaml: YamlFile): void {
  const ids = shaped(draft, yaml, idsFile)?.ids ?? [];
  draft.published.push(...ids.map((id, i) => ({ id, place: yaml.place(['ids', i]) })));
}

function policyIn(draft: Draft, yaml: YamlFile): GivenPolicy | null {
  const ours = draft.joins ? null : shaped(draft, yaml, policyFile);
  const file = draft.joins ? shaped(draft, yaml, joiningPolicyFile) : ours;
  if (!file) return null;
  for (const { reason, path } of repeatedReasons(file))
    report(draft, yaml.place(path), `${reason} は2つの組にあります。1つにしてください`);
  if (ours) draft.policySource = citedBy(yaml, ours.soft.source as Cited['source']);
  return toPolicy(file);
}

function citedBy(yaml: YamlFile, source: Cited['source']): Cited {
  const at: Cited['at'] = (path) => yaml.place(['soft', ...path]);
  return { id: 'policy', source, place: at([]), at };
}

function loadNotices(draft: Draft, yaml: YamlFile): void {
  for (const [i, { command, ...wording }] of (shaped(draft, yaml, noticeFile)?.wordings ?? []).entries())
    draft.notices.push({
      ...wording,
      command: command ?? null,
      at: (path) => yaml.place(['wordings', i, ...path]),
    });
}

function report(draft: Draft, place: Place, message: string): void {
  draft.problems.push({ ...place, level: 'error', message });
}

function shaped<T extends z.ZodType>(draft: Draft, yaml: YamlFile, shape: T): z.infer<T> | null {
  const result = shape.safeParse(yaml.data);
  if (result.success) return result.data;
  for (const issue of result.error.issues.map(innermost)) {
    const key = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
    const missing = issue.code === 'invalid_type' && valueAt(yaml.data, issue.path) === undefined;
    const where = issue.path.filter((part) => typeof part === 'string').at(-1);
    report(draft, yaml.place(key), missing ? `${String(where)} がありません。${issue.message}` : issue.message);
  }
  return null;
}

/** Of a choice between shapes, what is wrong with the one that was meant: the one that was understood the furthest. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flatMap((errors) => errors.slice(0, 1)).map(innermost);
  const [deepest] = inner.filter(({ path }) => path.length > 0).sort((a, b) => b.path.length - a.path.length);
  return deepest === undefined ? issue : { ...deepest, path: [...issue.path, ...deepest.path] };
}

/** The schema has turned every `say` into options, so that its keys are those of an advice. */
const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key], data);

/** What a reason that is given whole says where its file is silent. */
const SILENT = { again: null, outcome: null, note: null, given: null, mistyped: [] } as const;

function checkTexts(draft: Draft, yaml: YamlFile, entry: object, path: readonly PropertyKey[]): void {
  for (const fault of placeholderFaults(entry)) report(draft, yaml.place([...path, ...fault.path]), fault.message);
}

function loadReason(draft: Draft, yaml: YamlFile): void {
  const file = draft.joins ? shaped(draft, yaml, joiningReasonFile) : shaped(draft, yaml, reasonFile);
  if (!file) return;
  if (draft.reasons[file.reason]) report(draft, yaml.place(['reason']), `${file.reason} は別のファイルにもあります`);
  checkTexts(draft, yaml, file, []);
  const own = withoutUndefined({ given: file.given, mistyped: file.mistyped });
  draft.reasons[file.reason] = { ...(draft.joins ? {} : SILENT), ...adviceOf(file), ...own } as ReasonAdvice;
  loadOwnRules(draft, yaml, file);
}

function loadReasonPart(draft: Draft, yaml: YamlFile): void {
  const file = shaped(draft, yaml, reasonPartFile);
  if (file) loadOwnRules(draft, yaml, file);
}

/** Rules in a file of their reason. */
function loadOwnRules(draft: Draft, yaml: YamlFile, file: Pick<ReasonFile, 'reason' | 'rules'>): void {
  file.rules.forEach((entry, i) => {
    checkTexts(draft, yaml, entry, ['rules', i]);
    if (entry.reason)
      report(
        draft,
        yaml.place(['rules', i, 'reason']),
        'reasons/ の規則に reason は書きません(ファイルの理由になります)',
      );
    draft.rules.push(toRule(entry, file.reason, 'reasons', yaml, i));
  });
}

function loadRules(draft: Draft, yaml: YamlFile, room: Room, entries: readonly RuleEntry[] = []): void {
  entries.forEach((entry, i) => {
    checkTexts(draft, yaml, entry, ['rules', i]);
    if (entry.reason) draft.rules.push(toRule(entry, entry.reason, room, yaml, i));
    else
      report(draft, yaml.place(['rules', i]), `reason がありません。次のどれかを書いてください: ${REASONS.join(' ')}`);
  });
}

function loadTerms(draft: Draft, yaml: YamlFile): void {
  const file = shaped(draft, yaml, termsFile);
  file?.terms.forEach((term, i) => {
    checkTexts(draft, yaml, term, ['terms', i]);
    draft.terms.push({
      ...term,
      source: term.source as Term['source'],
      topic: file.title,
      at: below(yaml, ['terms', i]),
    });
  });
}

function loadSituations(draft: Draft, yaml: YamlFile): void {
  const file = shaped(draft, yaml, situationsFile);
  file?.situations.forEach((entry, i) => {
    checkTexts(draft, yaml, entry, ['situations', i]);
    draft.situations.push({ ...toSituation(entry, file.title), at: below(yaml, ['situations', i]) });
    if (entry.rule) draft.rules.push(ruleOfSituation(entry, entry.rule, yaml, i));
  });
}
