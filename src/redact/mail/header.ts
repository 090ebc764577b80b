import type { Binary } from './codec.ts';

/** A header field as it stands: its name with the colon, and everything behind it with folds and line end. */
export interface RawField {
  /** In lower case. */
  readonly name: string;
  readonly label: Binary;
  readonly value: Binary;
}

export interface Head {
  readonly fields: readonly RawField[];
  /** The blank line that ends it, and all behind it. */
  readonly rest: Binary;
}

const LABEL = /^([!-9;-~]{1,80})[ \t]*:/;
const LABEL_HERE = new RegExp(LABEL.source.slice(1), 'y');
const LINE = /[^\r\n]*(?:\r\n|\n|\r|$)/y;

export function lineAt(binary: Binary, at: number): Binary {
  LINE.lastIndex = at;
  return LINE.exec(binary)?.[0] ?? '';
}

/** Whether a line begins here that is a field's first. */
export function beginsField(binary: Binary, at: number): boolean {
  LABEL_HERE.lastIndex = at;
  return LABEL_HERE.test(binary);
}

/** All lines with their ends. */
export function linesOf(binary: Binary): Binary[] {
  const lines: Binary[] = [];
  for (let at = 0; at < binary.length; at += (lines.at(-1) as Binary).length) lines.push(lineAt(binary, at));
  return lines;
}

/** The line end in use. */
export const lineEndOf = (binary: Binary): string => /\r\n|\n|\r/.exec(binary)?.[0] ?? '\n';

/** Reads the fields a text begins with; a line that is no field (mbox's `From `) is one without a name. */
export function readHead(binary: Binary): Head {
  const fields: RawField[] = [];
  let at = 0;
  while (at < binary.length) {
    const line = lineAt(binary, at);
    if (line.trim() === '' || (!/^[ \t]/.test(line) && !LABEL.test(line) && fields.length > 0)) break;
    addLine(fields, line);
    at += line.length;
  }
  return { fields, rest: binary.slice(at) };
}

function addLine(fields: RawField[], line: Binary): void {
  const last = fields.at(-1);
  const label = LABEL.exec(line);
  if (last && /^[ \t]/.test(line)) fields[fields.length - 1] = { ...last, value: last.value + line };
  else if (label)
    fields.push({ name: (label[1] as string).toLowerCase(), label: label[0], value: line.slice(label[0].length) });
  else fields.push({ name: '', label: '', value: line });
}

/** Whether a text begins with fields that say something. */
export const beginsWithFields = (binary: Binary): boolean => {
  const { fields } = readHead(binary);
  return fields.length > 1 || (fields[0]?.name ?? '') !== '';
};

/** The value of the first field of that name, unfolded; empty where there is none. */
export const fieldValue = (fields: readonly RawField[], name: string): string =>
  (fields.find((field) => field.name === name)?.value ?? '').replace(/\s+/g, ' ').trim();

/** A parameter of Content-Type, quoted or not. */
export function parameterOf(value: string, name: string): string {
  const match = new RegExp(`(?:^|[;\\s])${name}\\s*=\\s*(?:"([^"]{0,200})"|([^\\s;"]{1,200}))`, 'i').exec(value);
  return match?.[1] ?? match?.[2] ?? '';
}
