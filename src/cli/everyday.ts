/**
 * What most runs are for, in one piece: each file that a start has to find, read and link costs it time, and
 * what is imported here and there in different company becomes many.
 */
export { diagnose } from './diagnose.ts';
export { explain } from './explain.ts';
export { scan } from './scan.ts';
