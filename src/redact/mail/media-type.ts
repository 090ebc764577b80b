import iconv from 'iconv-lite';
import libmime from 'libmime';
import { decodeWords } from './encoded-words.ts';

/** Cut at the semicolons that stand in no quotation. */
const PIECE = /(?:"(?:[^"\\]|\\.)*"?|[^;"])+|;/g;
const MEDIA_TYPE = /^\s*[A-Za-z]{1,20}\/[A-Za-z0-9.+-]{1,80}/;
const DISPOSITION = /^\s*(?:attachment|inline)/i;
/** `text/plain charset=iso-2022-jp`: some gateways forget the semicolon. */
const LOOSE_CHARSET = /\s{1,10}charset\s{0,4}=\s{0,4}"?[\w.:-]{1,40}"?/i;
const KEY = /^\s{0,80}([A-Za-z-]{1,40})(\*[\d*]{0,4})?\s{0,9}=\s{0,9}/;
const FILE = /^(?:file)?name$/i;

/** Parameters whose values are words of a standard. */
const CLOSED: Readonly<Record<string, RegExp>> = {
  'report-type': /^(?:delivery-status|disposition-notification|feedback-report)$/i,
  format: /^(?:flowed|fixed)$/i,
  delsp: /^(?:yes|no)$/i,
  type: /^(?:text|multipart|message|image)\/[a-z0-9.+-]{1,40}$/i,
  method: /^(?:request|reply|cancel|publish)$/i,
};

const NO_CHARSET = /^(?:us-ascii|x?-?unknown|unknown-8bit|default|iso-2022-jp[\w-]{0,6}|x-(?:sjis|euc-jp)|cp5022\d)$/i;
const isCharset = (name: string): boolean => NO_CHARSET.test(name) || iconv.encodingExists(name);

const unquoted = (value: string): string => value.trim().replace(/^"|"$/g, '');

/** Content-Type or Content-Disposition with what a standard has in it; names of files keep their ending. */
export function editMediaType(value: string, boundary: (boundary: string) => string): string {
  const ending = endingOf(fileNamesIn(value).at(-1) ?? '');
  const [first = '', ...pieces] = value.match(PIECE) ?? [];
  const kept = pieces.filter((piece) => piece !== ';').map((piece) => editParameter(piece, ending, boundary));
  const lineEnd = /(?<![\r\n])[\r\n]*$/.exec(value)?.[0] ?? '';
  return (
    [firstOf(first), ...kept.filter((piece) => piece !== null)].map((piece) => piece.trimEnd()).join(';') + lineEnd
  );
}

/** Another type than a standard could have is none. */
function firstOf(first: string): string {
  const name = (MEDIA_TYPE.exec(first) ?? DISPOSITION.exec(first))?.[0];
  if (name === undefined || !isKnown(name.trim().toLowerCase())) return ' application/octet-stream';
  return name + (LOOSE_CHARSET.exec(first)?.[0] ?? '');
}

const OWN =
  /^(?:attachment|inline|text\/(?:plain|html|rfc822-headers?|x-amp-html|calendar|csv|xml)|multipart\/[a-z-]{1,30}|message\/[a-z0-9-]{1,40}|application\/(?:octet-stream|tlsrpt\+(?:gzip|json)))$/;
const isKnown = (type: string): boolean => OWN.test(type) || libmime.detectExtension(type) !== 'bin';

interface Parameter {
  readonly name: string;
  /** RFC 2231: `*0`, `*`, `*1*`. */
  readonly star: string;
  /** All before the value, blanks included. */
  readonly begin: string;
  readonly value: string;
}

function parameterIn(piece: string): Parameter | null {
  const [begin, name = '', star = ''] = KEY.exec(piece) ?? [];
  if (begin === undefined) return null;
  return { name: name.toLowerCase(), star, begin, value: unquoted(piece.slice(begin.length)) };
}

function editParameter(piece: string, ending: string, boundary: (boundary: string) => string): string | null {
  const parameter = parameterIn(piece);
  if (parameter === null) return null;
  const { name, star, begin, value } = parameter;
  if (FILE.test(name)) return /[1-9]/.test(star) ? null : `${begin.replace(star, '')}"file${ending}"`;
  if (name === 'boundary') return `${begin}"${boundary(value)}"`;
  const isKept = name === 'charset' ? isCharset(value) : CLOSED[name]?.test(value);
  return isKept ? piece : null;
}

const endingOf = (name: string): string => /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';

/** The names of files that the parameters give, in the pieces and encodings that RFC 2231 has for them. */
export function fileNamesIn(value: string): readonly string[] {
  const names = new Map<string, string>();
  for (const piece of value.match(PIECE) ?? []) {
    const parameter = parameterIn(piece);
    if (parameter === null || !FILE.test(parameter.name)) continue;
    const { name, star } = parameter;
    const text = decodeWords(parameter.value);
    names.set(name, (names.get(name) ?? '') + (star.endsWith('*') ? percentDecoded(text) : text));
  }
  return [...names.values()];
}

function percentDecoded(text: string): string {
  const bare = text.replace(/^[\w-]{0,40}'[\w-]{0,20}'/, '');
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
