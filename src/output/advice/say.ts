import type { Circumstances } from '../../diagnose/circumstances.ts';
import { gather } from '../../gather.ts';
import { generalOf, type Option, type Said, type Step } from '../../rules/files/said.ts';
import { fillIn, isFilled, type PlaceholderValues } from './placeholders.ts';

/** What is known of one mail. */
export interface Situation {
  readonly holds: Circumstances;
  readonly values: PlaceholderValues;
}

/** The first option that fits; undefined for none. */
const fitting = <T extends string>(
  options: readonly Option<T>[],
  { holds, values }: Situation,
): Option<T> | undefined =>
  options.find(({ when, say }) => when.every((name) => holds.has(name)) && isFilled(say, values));

/** A word of a closed list. */
export const choose = <T extends string>(said: Said<T>, situation: Situation): T =>
  typeof said === 'string' ? said : (fitting(said, situation)?.say ?? generalOf(said));

export const say = (said: Said, situation: Situation): string => fillIn(choose(said, situation), situation.values);

/** A step and whether it is one for the time while a server still tries. */
export interface SaidStep {
  readonly text: string;
  readonly meanwhile: boolean;
}

/** The steps that fit this mail. */
export const saySteps = (steps: readonly Step[], situation: Situation): readonly SaidStep[] =>
  gather(steps, (step) => {
    const option = typeof step === 'string' ? { when: [], say: step } : fitting(step, situation);
    if (option === undefined) return [];
    return [{ text: fillIn(option.say, situation.values), meanwhile: option.when.includes('delay') }];
  });

export const sayAll = (steps: readonly Step[], situation: Situation): readonly string[] =>
  steps.length === 0 ? NOTHING : saySteps(steps, situation).map(({ text }) => text);

const NOTHING: readonly string[] = [];

/** What a rule says in the place of 「届いていません。」: there no server tries again, whatever else is late. */
export const ownOutcome = (outcome: Step | null, situation: Situation): string | undefined =>
  outcome === null ? undefined : sayAll([outcome], situation)[0];
