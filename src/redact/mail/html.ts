/** Elements that nobody reads. */
const UNREAD = /<(script|style|title)\b/gi;
const ELEMENT = /<(\/?)([A-Za-z][A-Za-z0-9:]{0,20})([^<>]{0,20000})>/g;
const ATTRIBUTE = /([A-Za-z-]{1,40})\s{0,4}=\s{0,4}("[^"]*"|'[^']*'|[^\s"'>]+)/g;
const KEPT = /^(?:href|http-equiv|charset|content|style|dir|lang|width|height|align|valign|colspan|rowspan)$/i;
const HARMLESS_STYLE = /^[\w\s:;,.#%!()-]{0,2000}$/;
const META = /text\/html/i;

/** HTML with what shows and where links lead: comments, scripts and other attributes are taken out. */
export const tidyHtml = (html: string): string =>
  withoutUnread(withoutComments(html)).replace(ELEMENT, (all, slash: string, name: string, rest: string) =>
    rest === '' || slash !== '' ? all : `<${name}${attributesOf(rest)}${rest.endsWith('/') ? ' /' : ''}>`,
  );

function withoutComments(html: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let start = html.indexOf('<!--'); start >= 0; start = html.indexOf('<!--', at)) {
    kept.push(html.slice(at, start));
    const end = html.indexOf('-->', start + 4);
    at = end < 0 ? html.length : end + 3;
  }
  return kept.join('') + html.slice(at);
}

function withoutUnread(html: string): string {
  const kept: string[] = [];
  let at = 0;
  for (const { 0: begin, 1: name = '', index } of html.matchAll(UNREAD)) {
    if (index < at) continue;
    kept.push(html.slice(at, index));
    at = endOf(html, name, index + begin.length);
  }
  return kept.join('') + html.slice(at);
}

function endOf(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}\\s{0,9}>`, 'gi');
  pattern.lastIndex = from;
  return pattern.test(html) ? pattern.lastIndex : html.length;
}

function attributesOf(rest: string): string {
  const kept = Array.from(rest.matchAll(ATTRIBUTE), ([all, name = '', value = '']) =>
    isKept(name, value) ? ` ${all}` : '',
  );
  return kept.join('');
}

function isKept(name: string, value: string): boolean {
  if (!KEPT.test(name)) return false;
  if (/^href$/i.test(name)) return true;
  const bare = value.replace(/^["']|["']$/g, '');
  return /^content$/i.test(name) ? META.test(bare) : HARMLESS_STYLE.test(bare);
}
