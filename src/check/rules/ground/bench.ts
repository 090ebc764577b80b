import { createDoctor } from '../../../diagnose/diagnose.ts';
import { extractText } from '../../../extract/pasted/text.ts';
import { once } from '../../../once.ts';
import type { Example, Rule } from '../../../rules/files/types.ts';
import type { Facts } from '../../../rules/match/facts.ts';
import type { Look, Matcher } from '../../../rules/match/match.ts';
import { normalizeText } from '../../../rules/phrase/normalize.ts';
import { type CompiledPhrase, compileLine } from '../../../rules/phrase/phrase.ts';
import type { CompiledRule, CompiledTable } from '../../../rules/table/compiled.ts';
import { linesOf } from '../../../rules/table/phrases.ts';

/** An example run through the whole table. */
export interface Trial {
  readonly example: Example;
  readonly facts: Facts;
  readonly looks: readonly Look[];
  /** The words and the prose. */
  readonly texts: readonly string[];
  /** Indices of all phrases that stand in one of them. */
  readonly phrases: ReadonlySet<number>;
}

/** The whole table, ready to try rules on. */
export interface Bench {
  readonly table: CompiledTable;
  readonly matcher: Matcher;
  /** The phrases of the table, by number, as they are compared. */
  readonly lines: readonly string[];
  /** One of them, ready for another table. */
  phrase(number: number): CompiledPhrase;
  compiled(rule: Rule): CompiledRule;
  try(example: Example): Trial;
}

export function createBench(table: CompiledTable): Bench {
  const doctor = createDoctor(table);
  const byId = new Map(table.rules.map((rule) => [rule.id, rule]));
  const lines = linesOf(table.phrases);
  const phrases: CompiledPhrase[] = [];
  return {
    table,
    matcher: doctor.matcher,
    lines,
    phrase: (number) => {
      phrases[number] ??= compileLine(lines[number] as string, () => 0) as CompiledPhrase;
      return phrases[number];
    },
    compiled: (rule) => byId.get(rule.id) as CompiledRule,
    try(example) {
      const facts = factsOf(example, doctor.facts);
      const texts = [...new Set([facts.said, facts.prose])].filter((text) => text !== '');
      // Most sentences are only asked for one or the other.
      const looks = once(() => doctor.matcher.look(facts));
      const phrases = once(() => phrasesIn(texts, doctor.matcher));
      return {
        ...{ example, facts, texts },
        get looks() {
          return looks();
        },
        get phrases() {
          return phrases();
        },
      };
    },
  };
}

/** What the command would know of an example if it were pasted, and what the example says besides. */
function factsOf(example: Example, gather: ReturnType<typeof createDoctor>['facts']): Facts {
  const notice = extractText(example.text);
  const [first] = notice.failures;
  const failure = {
    ...first,
    recipient: example.to ?? first.recipient,
    remoteMta: example.remoteMta ?? (example.to ? null : first.remoteMta),
    command: example.command ?? first.command,
  };
  const facts = gather(failure, { ...notice, date: example.date ?? notice.date });
  return { ...facts, forwarded: example.forwarded ?? facts.forwarded };
}

const phrasesIn = (texts: readonly string[], matcher: Matcher): ReadonlySet<number> =>
  new Set(texts.flatMap((text) => [...matcher.phrasesIn(normalizeText(text)).keys()]));
