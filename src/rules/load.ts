import type { z } from 'zod';
import { REASONS, type Reason } from '../model.ts';
import {
  clientFile,
  providerRulesFile,
  providersFile,
  type RuleEntry,
  reasonFile,
  situationsFile,
  termsFile,
} from './schema.ts';
import type { Advice, Condition, Place, Provider, Room, Rule, RuleTable, Term } from './types.ts';
import { parseRuleFile, type TableProblem, type YamlFile } from './yaml.ts';

/** A rule file's path below the table's folder (`reasons/userunknown.yaml`) and its content. */
export interface RuleSource {
  readonly file: string;
  readonly content: string;
}

export interface Loaded {
  readonly table: RuleTable;
  readonly problems: readonly TableProblem[];
}

interface Draft {
  readonly reasons: Partial<Record<Reason, Advice>>;
  readonly rules: Rule[];
  readonly providers: Provider[];
  readonly terms: Term[];
  readonly problems: TableProblem[];
}

/** Turns rule files into a table. What is wrong with them is told in `problems`, and the rest still loads. */
export function loadTable(sources: readonly RuleSource[]): Loaded {
  const draft: Draft = { reasons: {}, rules: [], providers: [], terms: [], problems: [] };
  for (const { file, content } of sources) {
    const parsed = parseRuleFile(file, content);
    if (parsed.ok) loadFile(draft, parsed.yaml);
    else draft.problems.push(...parsed.problems);
  }
  const { problems, ...table } = draft;
  return { table: table as RuleTable, problems };
}

function loadFile(draft: Draft, yaml: YamlFile): void {
  const [folder = ''] = yaml.file.split('/');
  const name = yaml.file.split('/').at(-1);
  if (folder === 'reasons') loadReason(draft, yaml);
  else if (folder === 'providers') loadRules(draft, yaml, 'providers', shaped(draft, yaml, providerRulesFile)?.rules);
  else if (folder === 'clients') loadRules(draft, yaml, 'clients', shaped(draft, yaml, clientFile)?.rules);
  else if (name === 'situations.yaml') loadRules(draft, yaml, 'situations', shaped(draft, yaml, situationsFile)?.rules);
  else if (name === 'providers.yaml') draft.providers.push(...(shaped(draft, yaml, providersFile)?.providers ?? []));
  else if (name === 'terms.yaml') draft.terms.push(...(shaped(draft, yaml, termsFile)?.terms ?? []));
  else
    report(
      draft,
      yaml.place([]),
      '置き場所の分からないファイルです。reasons/ providers/ clients/ の下か、providers.yaml terms.yaml situations.yaml に書いてください',
    );
}

function report(draft: Draft, place: Place, message: string): void {
  draft.problems.push({ ...place, level: 'error', message });
}

function shaped<T extends z.ZodType>(draft: Draft, yaml: YamlFile, shape: T): z.infer<T> | null {
  const result = shape.safeParse(yaml.data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const key = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
    const missing = issue.code === 'invalid_type' && issue.input === undefined;
    const where = issue.path.filter((part) => typeof part === 'string').at(-1);
    report(draft, yaml.place(key), missing ? `${String(where)} がありません。${issue.message}` : issue.message);
  }
  return null;
}

const adviceOf = (entry: Partial<RuleEntry>): Partial<Advice> => {
  const { title, headline, cause, remedy, side, hard, list, resend, terms } = entry;
  const none = <T extends string>(value: T | 'none' | undefined): T | null | undefined =>
    value === 'none' ? null : value;
  return withoutUndefined({
    title,
    headline,
    cause,
    remedy,
    side,
    hard,
    list: none(list),
    resend: none(resend),
    terms,
  });
};

function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
}

function loadReason(draft: Draft, yaml: YamlFile): void {
  const file = shaped(draft, yaml, reasonFile);
  if (!file) return;
  if (draft.reasons[file.reason]) report(draft, yaml.place(['reason']), `${file.reason} は別のファイルにもあります`);
  draft.reasons[file.reason] = adviceOf(file) as Advice;
  file.rules.forEach((entry, i) => {
    if (entry.reason)
      report(
        draft,
        yaml.place(['rules', i, 'reason']),
        'reasons/ の規則に reason は書きません(ファイルの理由になります)',
      );
    draft.rules.push(toRule(entry, file.reason, 'reasons', yaml.place(['rules', i])));
  });
}

function loadRules(draft: Draft, yaml: YamlFile, room: Room, entries: readonly RuleEntry[] = []): void {
  entries.forEach((entry, i) => {
    const place = yaml.place(['rules', i]);
    if (entry.reason) draft.rules.push(toRule(entry, entry.reason, room, place));
    else report(draft, place, `reason がありません。次のどれかを書いてください: ${REASONS.join(' ')}`);
  });
}

function toRule(entry: RuleEntry, reason: Reason, room: Room, place: Place): Rule {
  return {
    id: entry.id,
    reason,
    room,
    when: withoutUndefined(entry.when) as Condition,
    not: entry.not?.text ?? [],
    over: entry.over,
    candidates: entry.candidates,
    advice: adviceOf(entry),
    source: entry.source as Rule['source'],
    match: entry.examples.match as Rule['match'],
    nomatch: entry.examples.nomatch as Rule['nomatch'],
    place,
  };
}
