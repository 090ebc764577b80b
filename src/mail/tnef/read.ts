import type { Fields } from '../../input/msg/fields.ts';
import { toMime } from '../../input/msg/mime.ts';
import { decodeCharset } from '../header/charset.ts';
import { type Attribute, attributesOf } from './attributes.ts';
import { type Property, propertiesIn, recipientsIn } from './properties.ts';

const [SUBJECT, CLASS, BODY, FILE, FILE_NAME] = [0x8004, 0x8008, 0x800c, 0x800f, 0x8010];
const [BEGINS_ATTACHMENT, PROPERTIES, RECIPIENTS, ATTACHMENT, CODEPAGE] = [0x9002, 0x9003, 0x9004, 0x9005, 0x9007];

/** The names that classes have in TNEF (MS-OXTNEF section 2.1.3.2). */
const CLASSES: Readonly<Record<string, string>> = {
  'ipm.microsoft mail.non-delivery report': 'REPORT.IPM.Note.NDR',
  'ipm.microsoft mail.read receipt': 'REPORT.IPM.Note.IPNRN',
};
/** A message in a message in a message ... */
const MAX_DEPTH = 4;

type Decode = (bytes: Buffer) => string;

/** winmail.dat as the MIME message it was made from; null where nothing in it can be read. */
export function readTnef(bytes: Uint8Array): Uint8Array | null {
  const files: Buffer[] = [];
  const fields = fieldsOf(attributesOf(bytes), files, 0);
  if (fields === null) return null;
  return toMime(fields, ({ dataId = 0 }) => files[dataId] ?? new Uint8Array());
}

function fieldsOf(attributes: readonly Attribute[], files: Buffer[], depth: number): Fields | null {
  if (attributes.length === 0 || depth > MAX_DEPTH) return null;
  const one = (id: number): Buffer | undefined => attributes.find((attribute) => attribute.id === id)?.data;
  const codepage = one(CODEPAGE);
  const decode: Decode = (text) =>
    decodeCharset(text, codepage ? `cp${codepage.readUInt32LE(0)}` : '').replace(/(?<!\0)\0+$/, '');
  const text = (id: number): string | undefined => {
    const data = one(id);
    return data && decode(data);
  };
  const own = rawProps(
    safely(() => propertiesIn(one(PROPERTIES) ?? NONE)),
    decode,
  );
  const named = CLASSES[text(CLASS)?.toLowerCase() ?? ''] ?? text(CLASS) ?? textIn(own, '001a');
  return {
    dataType: 'msg',
    rawProps: own,
    ...given('messageClass', named),
    ...given('subject', text(SUBJECT) ?? textIn(own, '0037')),
    ...given('body', text(BODY) ?? textIn(own, '1000')),
    ...given('headers', textIn(own, '007d')),
    ...given('bodyHtml', textIn(own, '1013')),
    ...given('senderSmtpAddress', textIn(own, '5d01')),
    ...given('senderEmail', textIn(own, '0c1f')),
    recipients: safely(() => recipientsIn(one(RECIPIENTS) ?? NONE)).map((row) => recipientOf(rawProps(row, decode))),
    attachments: attachmentsIn(attributes, files, decode, depth),
  };
}

const NONE = Buffer.alloc(4);

/** What a damaged stream holds is left out. */
function safely<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch {
    return [];
  }
}

const given = (name: string, value: string | undefined): Partial<Fields> => (value ? { [name]: value } : {});

type RawProps = NonNullable<Fields['rawProps']>;

function rawProps(properties: readonly Property[], decode: Decode): RawProps {
  return properties.map(
    ({ tag, values }) => ({ propertyTag: tag, value: readable(tag, values[0] ?? NONE, decode) }) as RawProps[number],
  );
}

function readable(tag: string, value: Buffer, decode: Decode): string | number | Buffer {
  const type = tag.slice(4);
  if (type === '001f') return value.toString('utf16le').replace(/(?<!\0)\0+$/, '');
  if (type === '001e' || tag === '10130102') return decode(value);
  return type === '0003' || type === '0002' ? value.readInt32LE(0) : value;
}

function textIn(props: RawProps, id: string): string | undefined {
  const found = props.find(({ propertyTag }) => propertyTag?.startsWith(id))?.value;
  return typeof found === 'string' ? found : undefined;
}

const recipientOf = (props: RawProps): Fields => ({
  dataType: 'recipient',
  rawProps: props,
  ...given('smtpAddress', textIn(props, '39fe')),
  ...given('email', textIn(props, '3003')),
  ...given('name', textIn(props, '3001')),
});

function attachmentsIn(attributes: readonly Attribute[], files: Buffer[], decode: Decode, depth: number): Fields[] {
  const found: Fields[] = [];
  let current: Attribute[] = [];
  const close = () => {
    if (current.length > 0) found.push(attachmentOf(current, files, decode, depth));
    current = [];
  };
  for (const attribute of attributes) {
    if (attribute.id === BEGINS_ATTACHMENT) close();
    if (attribute.id === BEGINS_ATTACHMENT || current.length > 0) current.push(attribute);
  }
  close();
  return found;
}

/** Behind the sixteen bytes that name its interface an attached message is a stream of its own. */
const INTERFACE = 16;

function attachmentOf(attributes: readonly Attribute[], files: Buffer[], decode: Decode, depth: number): Fields {
  const one = (id: number): Buffer | undefined => attributes.find((attribute) => attribute.id === id)?.data;
  const properties = safely(() => propertiesIn(one(ATTACHMENT) ?? NONE));
  const props = rawProps(properties, decode);
  const message = properties.find(({ tag }) => tag === '3701000d')?.values[0]?.subarray(INTERFACE);
  const inner = message ? fieldsOf(attributesOf(message), files, depth + 1) : null;
  const title = one(FILE_NAME);
  return {
    dataType: 'attachment',
    dataId: files.push(one(FILE) ?? Buffer.alloc(0)) - 1,
    ...given('fileName', textIn(props, '3707') ?? (title && decode(title))),
    ...given('attachMimeTag', textIn(props, '370e')),
    ...(inner ? { innerMsgContent: true, innerMsgContentFields: inner } : {}),
  } as Fields;
}
