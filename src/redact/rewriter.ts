import type { Book } from './book.ts';
import { encodeText, isPlain } from './codec.ts';
import { isSubjectField } from './collect.ts';
import { decodeWords, editWords, encodeLike } from './encoded-words.ts';
import type { Replace } from './find.ts';
import { isServersOwn, splitSubject } from './subject.ts';
import type { Role, Visitor } from './walk.ts';

/** Signatures, and what filters and servers note for themselves: nobody can say what is in there. */
const OPAQUE =
  /^(?:dkim-signature|domainkey-signature|arc-(?:seal|message-signature|authentication-results)|x-google-dkim-signature|x-gm-message-state|x-google-smtp-source|x-received-hash|thread-index|x-face|face|x-(?:ms-exchange|microsoft|forefront|eop)[a-z0-9-]*|x-provags-id|autocrypt|openpgp|user-agent-id|x-ms-tnef-correlator|x-antispam[a-z-]*|x-spam-[a-z-]*|x-proofpoint[a-z-]*|x-ironport[a-z-]*|x-cloudmark[a-z-]*)$/;
const SUBJECT_LINE =
  /^([ \t>]{0,20}(?:subject|件名|betreff|objet|asunto|oggetto)\s{0,12}[:：][ \t]*)(\S.{0,500}?)(\r?)$/gim;
const VERBATIM = /^(?:mime-version|content-transfer-encoding|date)$/;
/** At the beginning of Content-Type and Content-Disposition. */
const MEDIA_TYPE = /^\s{0,20}[a-z0-9.+/-]{1,140}(?=\s|;|$)/i;
const FILE_NAME = /\b((?:file)?name)(\*\d{0,2}\*?)?(\s{0,4}=\s{0,4})("[^"]{0,400}"|[^\s;]{1,400})/gi;

export interface RewriterOptions {
  readonly book: Book;
  readonly replace: Replace;
  /** The mail is no notice: its own subject is somebody's. */
  readonly ordinary: boolean;
  readonly isNotice: Visitor['isNotice'];
}

/** Replaces what must not be shared in every piece of a mail. */
export function createRewriter({ book, replace, ordinary, isNotice }: RewriterOptions): Visitor {
  const words = (text: string): string => editWords(text, replace);
  const subject = (value: string, role: Role): string => {
    const whole = decodeWords(value).replace(/\s+/g, ' ').trim();
    const { prefix, title } = splitSubject(whole);
    const theirs = role === 'original' || prefix !== '' || ordinary;
    if (isServersOwn(title) || !theirs) return words(value);
    const lineEnd = /[\r\n]*$/.exec(value)?.[0] ?? '';
    return ` ${encodeLike(value, prefix + book.subject(title))}${lineEnd}`;
  };
  const subjectLines = (text: string): string =>
    text.replace(SUBJECT_LINE, (line, label: string, value: string, end: string) => {
      const { prefix, title } = splitSubject(decodeWords(value).trim());
      return isServersOwn(title) ? line : `${label}${encodeLike(value, prefix + book.subject(title))}${end}`;
    });
  return {
    field(name, value, role) {
      if (isSubjectField(name)) return subject(value, role);
      if (OPAQUE.test(name)) return value.replace(/\S[\s\S]*\S|\S/, '(removed)');
      if (VERBATIM.test(name)) return value;
      if (name === 'content-type' || name === 'content-disposition') {
        const media = MEDIA_TYPE.exec(value)?.[0] ?? '';
        return media + words(withoutFileName(value.slice(media.length), role));
      }
      return words(value);
    },
    text: (text, html) => (html ? editHtml(text, words) : words(subjectLines(text))),
    content: (content, type, charset) => (content.trim() === '' ? content : placeholder(content, type, charset)),
    boundary: replace,
    isNotice,
  };
}

/** Names of files say what a mail was about; their endings are what filters refuse. */
function withoutFileName(value: string, role: Role): string {
  return value.replace(FILE_NAME, (all, key: string, star: string | undefined, equals: string, name: string) => {
    if (role === 'notice' && star === undefined && !name.includes('=?') && /^[\x20-\x7e]*$/.test(name)) return all;
    const part = /\d+/.exec(star ?? '')?.[0] ?? '0';
    const ending = /\.[A-Za-z0-9]{1,5}(?="?$)/.exec(decodeWords(name))?.[0] ?? '';
    return part === '0' ? `${key}${equals}"file${ending}"` : `${key}*${part}${equals}""`;
  });
}

const REFERENCE = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;

/** Some programs write every Japanese character as a number. */
function editHtml(html: string, edit: (text: string) => string): string {
  const plain = html.replace(REFERENCE, (all, hex: string | undefined, decimal: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x7f || code === 0x40 || code === 0x2e ? String.fromCodePoint(Math.min(code, 0xffff)) : all;
  });
  const edited = edit(plain);
  return edited === plain ? html : edited;
}

const BODY = '本文は省きました。';

function placeholder(content: string, type: string, charset: string): string {
  const lineEnd = content.includes('\r\n') ? '\r\n' : '\n';
  const isText = /^(?:text|message)\//.test(type);
  const japanese = isText && !isPlain(content);
  const body = japanese ? encodeText(BODY, charset.toLowerCase() || 'utf-8') : '(body removed)';
  return (type === 'text/html' ? `<html><body><p>${body}</p></body></html>` : body) + lineEnd;
}
