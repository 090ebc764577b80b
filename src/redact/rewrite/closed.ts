const setOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** What the fields say that have but a few words. */
const WORDS = setOf(
  'bit binary base quoted printable bulk list junk first class special delivery auto replied generated notified ' +
    'submitted failure yes no none all oof dr rn nrn autoreply reply normal high low medium urgent non highest lowest ' +
    'true false on off vacation failed delayed delivered relayed expanded fail expired deliverable undeliverable abuse ' +
    'fraud virus other not spam opt out manual automatic action mdn sent manually automatically displayed deleted ' +
    'dispatched processed denied error warning produced by ja en us gb jp de fr es it pt br zh cn tw ko kr ru nl pl sv ' +
    'da nb fi cs tr v',
);
/** Classes, versions, bits. */
const MOST_DIGITS = 3;

const isAscii = (value: string): boolean => /^[\x20-\x7e\s]*$/.test(value);
const wordsOf = (value: string): readonly string[] => value.toLowerCase().match(/[a-z]+|\d+/g) ?? [];

/** Whether a value has such words only. */
export const isClosed = (value: string): boolean =>
  isAscii(value) && wordsOf(value).every((word) => (/^\d/.test(word) ? word.length <= MOST_DIGITS : WORDS.has(word)));

const DATE_WORDS = setOf(
  'mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar apr ' +
    'may jun june jul july aug sep sept oct nov dec january february march april august september october november ' +
    'december am pm ut utc gmt jst kst cst hkt est edt cdt mst mdt pst pdt cet cest eet eest bst msk ist aest aedt awst t z ' +
    'standard daylight summer time japan tokyo asia',
);
const LONGEST_DATE = 120;
/** As many as a time with its fraction has, or a date without signs. */
const MOST_DATE_DIGITS = 8;

/** Whether a value is a date and nothing else. */
export const isDate = (value: string): boolean =>
  isAscii(value) &&
  value.length < LONGEST_DATE &&
  wordsOf(value).every((word) => (/^\d/.test(word) ? word.length <= MOST_DATE_DIGITS : DATE_WORDS.has(word)));
