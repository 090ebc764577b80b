import type { Replace } from '../find/find.ts';
import { encodeText, isPlain } from '../mail/codec.ts';
import { editWords } from '../mail/encoded-words.ts';
import { tidyHtml } from '../mail/html.ts';
import type { Visitor } from '../mail/visitor.ts';
import { createEditField, type FieldOptions } from './fields.ts';
import { withoutQuotedBodies } from './quoted.ts';

export type RewriterOptions = Omit<FieldOptions, 'boundary'> & Pick<Visitor, 'isNotice' | 'readsFiles'>;

/** Replaces what must not be shared in every piece of a mail. */
export function createRewriter(options: RewriterOptions): Visitor {
  const { replace, isNotice, readsFiles } = options;
  const boundary = createBoundaries();
  return {
    field: createEditField({ ...options, boundary }),
    text: (text, html) =>
      html ? editHtml(text, replace) : editWords(withoutQuotedBodies(text, isNotice), replace.free),
    content: (content, type, charset) => (content.trim() === '' ? content : placeholder(content, type, charset)),
    boundary,
    isNotice,
    readsFiles,
  };
}

/** Programs make boundaries of host names, times and users. */
function createBoundaries(): (boundary: string) => string {
  const made = new Map<string, string>();
  return (boundary) => {
    const value = made.get(boundary) ?? `----=_Part_${String(made.size + 1).padStart(4, '0')}`;
    made.set(boundary, value);
    return value;
  };
}

const HREF = /(\bhref\s{0,4}=\s{0,4})("[^"]*"|'[^']*'|[^\s"'>]+)/gi;

function editHtml(html: string, replace: Replace): string {
  const tidy = tidyHtml(html);
  const edited = editWords(tidy, (text) => replace.free(text, true));
  return edited.replace(HREF, (_, label: string, value: string) => label + editLink(value, replace));
}

function editLink(value: string, replace: Replace): string {
  const quote = /^["']/.exec(value)?.[0] ?? '';
  const bare = value.slice(quote.length, value.length - quote.length);
  const edited = replace(bare);
  return edited === bare ? value : `"${edited.replaceAll('"', '%22')}"`;
}

const BODY = '本文は省きました。';

function placeholder(content: string, type: string, charset: string): string {
  const lineEnd = content.includes('\r\n') ? '\r\n' : '\n';
  const isText = /^(?:text|message)\//.test(type);
  const japanese = isText && !isPlain(content);
  const body = japanese ? encodeText(BODY, charset.toLowerCase() || 'utf-8') : '(body removed)';
  return (type === 'text/html' ? `<html><body><p>${body}</p></body></html>` : body) + lineEnd;
}
