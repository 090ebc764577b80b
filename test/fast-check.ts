import fc from 'fast-check';
import { sized } from './sizes.ts';

/**
 * The same cases in every run, so that a change is judged by what it changed. The long tests look for new ones,
 * and PROPERTY_SEED names any others.
 */
const LONG = process.env.TESTS === 'long';
const seed = Number(process.env.PROPERTY_SEED ?? (LONG ? Date.now() % 2 ** 31 : 20261130));

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

/** How often a property that takes its time is tried. */
export const times = (count: number) => ({ numRuns: sized(count) });

export default fc;
