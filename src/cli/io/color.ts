import type { Io } from './io.ts';

export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof COLOR_CHOICES)[number];

/** Whether the output has colour: the flag, then NO_COLOR, then FORCE_COLOR, then whether it goes to a terminal. */
export function isColored(choice: ColorChoice, env: Io['env'], target: { readonly isTTY?: boolean }): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env.NO_COLOR) return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return target.isTTY === true && env.TERM !== 'dumb';
}
