import { setImmediate as nextTurn } from './timers.ts';

export const setImmediate = (): Promise<void> => new Promise((resolve) => nextTurn(resolve));
