import type { Example, Rule } from '../../../rules/files/types.ts';
import { type Choice, say } from '../../../rules/phrase/expand.ts';
import type { Pattern } from '../../../rules/phrase/pattern.ts';
import type { CompiledTable } from '../../../rules/table/compiled.ts';

/** What stands in the place of placeholders and gaps. */
const SAID: Readonly<Record<string, string>> = {
  '{address}': 'taro@example.jp',
  '{domain}': 'mx.example.jp',
  '{ip}': '192.0.2.1',
  '*': '...',
};

/** One way to say a phrase, with nothing left open. */
export const sentenceOf = (pattern: Pattern, choice: Choice): string =>
  say(pattern, choice).replace(/\{(?:address|domain|ip)\}|\*/g, (open) => SAID[open] as string);

/** A sentence as a mail server and as a mail program would say it, under the conditions of a rule. */
export function examplesOf(
  sentence: string,
  rule: Rule,
  { providers }: Pick<CompiledTable, 'providers'>,
): readonly Example[] {
  const { reply = [], status = [], command = [], provider = [], forwarded, since, until } = rule.when;
  const codes = [reply[0]?.replaceAll('x', '0'), status[0]?.replaceAll('x', '0').replace(/-\d+$/, '')];
  const said = codes.filter((code) => code !== undefined).join(' ');
  const date = since ?? until;
  const known = providers.find(({ id }) => id === provider[0]);
  const facts = {
    ...(command[0] && { command: command[0] }),
    ...(forwarded !== undefined && { forwarded }),
    ...(date !== undefined && { date }),
    ...(known && whereIs(known)),
  };
  const texts = said === '' ? [`550 ${sentence}`, sentence] : [`${said} ${sentence}`];
  return texts.map((text) => ({ text, ...facts }));
}

const whereIs = ({ domains: [domain], mx: [host] }: CompiledTable['providers'][number]): Partial<Example> =>
  domain === undefined ? { remoteMta: `mx.${host ?? 'example.jp'}` } : { to: `taro@${domain}` };
