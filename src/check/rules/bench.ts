import { createDoctor } from '../../diagnose/diagnose.ts';
import { extractText } from '../../extract/text.ts';
import type { CompiledRule, CompiledTable } from '../../rules/compile.ts';
import type { Facts, Look, Matcher } from '../../rules/match.ts';
import { normalizeText } from '../../rules/normalize.ts';
import { phraseTexts } from '../../rules/phrases.ts';
import type { Example, Rule } from '../../rules/types.ts';

/** An example run through the whole table. */
export interface Trial {
  readonly example: Example;
  readonly facts: Facts;
  readonly looks: readonly Look[];
  /** Indices of all phrases that stand in the words or the prose. */
  readonly phrases: ReadonlySet<number>;
}

/** The whole table, ready to try rules on. */
export interface Bench {
  readonly table: CompiledTable;
  readonly matcher: Matcher;
  /** The phrases of the table, by number. */
  readonly texts: readonly string[];
  compiled(rule: Rule): CompiledRule;
  try(example: Example): Trial;
}

export function createBench(table: CompiledTable): Bench {
  const doctor = createDoctor(table);
  const byId = new Map(table.rules.map((rule) => [rule.id, rule]));
  return {
    table,
    matcher: doctor.matcher,
    texts: phraseTexts(table.phrases),
    compiled: (rule) => byId.get(rule.id) as CompiledRule,
    try(example) {
      const facts = factsOf(example, doctor.facts);
      return { example, facts, looks: doctor.matcher.look(facts), phrases: phrasesIn(facts, doctor.matcher) };
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

function phrasesIn({ said, prose }: Facts, matcher: Matcher): ReadonlySet<number> {
  const texts = new Set([said, prose].filter((text) => text !== '').map(normalizeText));
  return new Set([...texts].flatMap((text) => [...matcher.phrasesIn(text).keys()]));
}
