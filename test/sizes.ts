const LONG = process.env.TESTS === 'long';

/** As many as the long tests take of what takes its time: a fifth of `count` for whoever waits. */
export const sized = (count: number): number => (LONG ? count : Math.ceil(count / 5));
