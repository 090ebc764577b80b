import { createDoctor, type Doctor } from '../../src/diagnose/diagnose.ts';
import { extractText } from '../../src/extract/pasted/text.ts';
import type { Reason } from '../../src/model.ts';
import { readRuleFolder } from '../../src/rules/files/files.ts';
import { loadTable } from '../../src/rules/files/load.ts';
import type { Facts } from '../../src/rules/match/facts.ts';
import type { Hit } from '../../src/rules/match/hit.ts';
import { createLikenessReader, type LikenessReader } from '../../src/rules/match/judge.ts';
import { createMatcher, type Matcher, winner } from '../../src/rules/match/match.ts';
import { LEAST_SHARES } from '../../src/rules/match/similar.ts';
import { compileTable } from '../../src/rules/table/compile.ts';
import type { CompiledTable } from '../../src/rules/table/compiled.ts';
import { learnTable } from '../../src/rules/table/learn.ts';
import { FOLD_NUMBERS, foldOf, type Received, receivedOf, sourceOf, without } from './sources.ts';

/**
 * `npm run crossval`: how the table would read wording from sources that nobody has told it of. Its own received
 * sentences are read by a table without the source that each comes from, ten times with a tenth of the sources left out. `-- --misses` lists what is read wrongly.
 */
interface Trial extends Received {
  /** What all of it together gives, what words decide, what codes would, and what likeness would. */
  readonly answer: Hit | null;
  readonly words: Hit | null;
  readonly codes: Hit | null;
  readonly like: { readonly reason: Reason; readonly share: number } | null;
}

const { table } = loadTable(readRuleFolder('rules'));
const received = table.rules.flatMap((rule) => receivedOf(rule, table.words));

function readFold(fold: number): readonly Trial[] {
  const kept = table.rules.flatMap((rule) => without(fold, received)(rule) ?? []);
  const ids = new Set(kept.map(({ id }) => id));
  const rules = kept.map((rule) => ({ ...rule, over: rule.over.filter((id) => ids.has(id)) }));
  const compiled: CompiledTable = compileTable({ ...table, rules });
  const likeness = learnTable({ ...table, rules }, compiled);
  const reader = createLikenessReader(likeness);
  const doctor = createDoctor(compiled);
  const whole = createMatcher(compiled, () => likeness);
  return received.filter(({ source }) => foldOf(source) === fold).map((one) => read(one, doctor, whole, reader));
}

function read(one: Received, doctor: Doctor, whole: Matcher, reader: LikenessReader): Trial {
  const facts = factsOf(one, doctor);
  const looks = doctor.matcher.look(facts);
  const [like = null] = reader.guess(facts.said);
  return {
    ...one,
    answer: winner(whole.look(facts)),
    words: winner(looks.filter(({ at }) => at === 'said' || at === 'prose')),
    codes: winner(looks.filter(({ at }) => at === 'codes')),
    like,
  };
}

function factsOf({ example }: Received, doctor: Doctor): Facts {
  const notice = extractText(example.text);
  const [first] = notice.failures;
  const remoteMta = example.remoteMta ?? (example.to ? null : first.remoteMta);
  return doctor.facts({ ...first, recipient: example.to ?? first.recipient, remoteMta }, notice);
}

const isRight = (reason: Reason | undefined, { rule }: Received): boolean =>
  reason !== undefined && (reason === rule.reason || rule.candidates.includes(reason));

function share(trials: readonly Trial[], all: number, reasonOf: (trial: Trial) => Reason | undefined): string {
  const right = trials.filter((trial) => isRight(reasonOf(trial), trial)).length;
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`.padStart(8);
  return `${String(trials.length).padStart(6)} ${percent(trials.length, all)} ${percent(right, trials.length)}`;
}

function print(title: string, trials: readonly Trial[]): void {
  const all = trials.length;
  const byWords = trials.filter(({ words }) => words !== null);
  const rest = trials.filter(({ words }) => words === null);
  const line = (name: string, some: readonly Trial[], reasonOf: (trial: Trial) => Reason | undefined) =>
    console.log(`  ${name.padEnd(44)} ${share(some, all, reasonOf)}`);
  console.log(`\n${title}: ${all} sentences${' '.repeat(40 - title.length)} reached   share    right`);
  line('all together: the reason that a reader is told', trials, ({ answer }) => answer?.rule.reason);
  line(
    'phrases',
    byWords.filter(({ words }) => words?.tier !== 'weak'),
    ({ words }) => words?.rule.reason,
  );
  line(
    'weak phrases',
    byWords.filter(({ words }) => words?.tier === 'weak'),
    ({ words }) => words?.rule.reason,
  );
  const weak = byWords.filter(({ words, like }) => words?.tier === 'weak' && like && like.share >= LEAST_SHARES.status);
  line('  of these likeness answers, too: weak phrases', weak, ({ words }) => words?.rule.reason);
  line('                                  likeness', weak, ({ like }) => like?.reason);
  const coded = byWords.filter(({ words, codes }) => words?.tier === 'weak' && codes && isTelling(codes));
  line('  of these a code says more than a class: weak', coded, ({ words }) => words?.rule.reason);
  line('                                  codes', coded, ({ codes }) => codes?.rule.reason);
  const ofShare = (least: number, below = 2) =>
    rest.filter(({ like }) => like && like.share >= least && like.share < below);
  for (const least of [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3])
    line(
      `likeness, at least ${least}${least === LEAST_SHARES.status ? ' (the threshold)' : ''}`,
      ofShare(least),
      ({ like }) => like?.reason,
    );
  line('likeness between 0.4 and 0.5', ofShare(0.4, 0.5), ({ like }) => like?.reason);
  for (const tier of ['provider+status', 'status', 'reply']) {
    const byCode = rest.filter(({ codes }) => codes?.tier === tier);
    line(`no phrase: the codes alone, ${tier}`, byCode, ({ codes }) => codes?.rule.reason);
    const both = byCode.filter(({ like }) => like && like.share >= LEAST_SHARES.status);
    line(`  of these likeness answers, too: codes`, both, ({ codes }) => codes?.rule.reason);
    line(`                                  likeness`, both, ({ like }) => like?.reason);
  }
  const telling = rest.filter(
    ({ codes, like }) => codes && isTelling(codes) && like && like.share >= LEAST_SHARES.status,
  );
  line('codes that say more than a class: codes', telling, ({ codes }) => codes?.rule.reason);
  line('                                  likeness', telling, ({ like }) => like?.reason);
  line(
    'neither likeness nor a code',
    rest.filter(({ codes, like }) => !codes && !(like && like.share >= LEAST_SHARES.status)),
    () => undefined,
  );
}

/** `--misses`: what was not read rightly, and by what. */
function printMisses(trials: readonly Trial[]): void {
  for (const trial of trials) {
    const { answer, rule, example } = trial;
    if (isRight(answer?.rule.reason, trial)) continue;
    const got = answer ? `${answer.rule.reason} (${answer.rule.id}: ${answer.matched})` : 'nothing';
    console.log(`\n${rule.reason}, not ${got}\n  ${example.text.slice(0, 300)}`);
  }
}

const isTelling = ({ rule }: Hit): boolean =>
  rule.candidates.length === 0 && (rule.status ?? []).every((pattern) => !/\.(?:x|0)$/.test(pattern));

const trials = FOLD_NUMBERS.flatMap(readFold);
if (process.argv.includes('--misses')) printMisses(trials);
print(
  'whole sources',
  trials.filter(({ rule }) => sourceOf(rule) !== null),
);
print(
  'single wordings',
  trials.filter(({ rule }) => sourceOf(rule) === null),
);
