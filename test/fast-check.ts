import fc from 'fast-check';

/**
 * The same cases in every run, so that a change is judged by what it changed. The long tests look for new ones,
 * and PROPERTY_SEED names any others.
 */
const seed = Number(process.env.PROPERTY_SEED ?? (process.env.TESTS === 'long' ? Date.now() % 2 ** 31 : 20261130));

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

export default fc;
