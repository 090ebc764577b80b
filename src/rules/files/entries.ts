import type { Reason } from '../../model.ts';
import type { RuleEntry, SituationEntry } from './schema.ts';
import type { Advice, Condition, Placed, Room, Rule, Situation } from './types.ts';
import type { YamlFile } from './yaml.ts';

const none = <T extends string>(value: T | 'none' | undefined): T | null | undefined =>
  value === 'none' ? null : value;

export const adviceOf = (entry: Partial<RuleEntry>): Partial<Advice> => {
  const { title, headline, cause, remedy, side, mend, hard, again, check, terms } = entry;
  const { outcome, note, letter, contact } = entry;
  const texts = {
    title,
    headline,
    cause,
    remedy,
    side,
    mend,
    hard,
    again,
    check,
    outcome,
    note,
    letter,
    contact,
    terms,
  };
  return withoutUndefined({ ...texts, list: entry.list, resend: none(entry.resend) }) as Partial<Advice>;
};

export function withoutUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
}

export const below =
  (yaml: YamlFile, path: readonly PropertyKey[]): Placed<unknown>['at'] =>
  (more) =>
    yaml.place([...path, ...more]);

export const toSituation = ({ rule: _, ...entry }: SituationEntry, topic: string): Situation => ({
  ...entry,
  topic,
  about: entry.about.map((things) => things.split('|')),
  cause: entry.cause ?? null,
  resend: none(entry.resend) ?? null,
  list: none(entry.list) ?? null,
  source: entry.source as Situation['source'],
});

/** A question that holds words of one is a record, too, where records are asked for. */
export function ruleOfSituation(
  entry: SituationEntry,
  own: NonNullable<SituationEntry['rule']>,
  yaml: YamlFile,
  i: number,
): Rule {
  const { asks: _, about: _about, unless: _unless, answer, rule: _rule, cause = answer, ...shared } = entry;
  const rule = toRule({ ...shared, cause, ...own } as RuleEntry, own.reason, 'situations', yaml, i);
  return { ...rule, place: yaml.place(['situations', i]), at: below(yaml, ['situations', i, 'rule']) };
}

export function toRule(entry: RuleEntry, reason: Reason, room: Room, yaml: YamlFile, index: number): Rule {
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
    seen: entry.seen as Rule['seen'],
    match: entry.examples.match as Rule['match'],
    nomatch: entry.examples.nomatch as Rule['nomatch'],
    place: yaml.place(['rules', index]),
    at: (path) => yaml.place(['rules', index, ...path]),
  };
}
