import { MailParser } from 'mailparser';

/** A leaf of the MIME tree, transfer encoding removed, in the order of the message. */
export interface Leaf {
  readonly type: string;
  readonly filename: string;
  readonly disposition: string;
  readonly fields: ReadonlyMap<string, unknown>;
  readonly bytes: Uint8Array;
}

export interface Leaves {
  /** Raw header lines of the message, one byte per character. */
  readonly headerLines: readonly string[];
  readonly leaves: readonly Leaf[];
}

/**
 * mailparser merges all readable parts into one text and decodes them by the charset they name. A notice's parts
 * have to stay apart and often name a wrong charset, so every leaf is taken as it is: no type counts as text.
 */
class LeafParser extends MailParser {
  textTypes: readonly string[] = [];

  /** Only what tells of the part's form: addresses, dates and lists of a stranger are costly and read nowhere. */
  processHeaders(lines: readonly HeaderLine[]): ReadonlyMap<string, unknown> {
    return processHeaders.call(this, lines?.filter(({ key }) => key.startsWith('content-')) ?? []);
  }
}

interface HeaderLine {
  readonly key: string;
  readonly line: string;
}

const { processHeaders } = MailParser.prototype as unknown as {
  readonly processHeaders: (this: MailParser, lines: readonly HeaderLine[]) => ReadonlyMap<string, unknown>;
};

const OPTIONS = {
  keepDeliveryStatus: true,
  skipHtmlToText: true,
  skipImageLinks: true,
  skipTextToHtml: true,
  skipTextLinks: true,
};

interface Attachment {
  readonly type: string;
  readonly contentType?: string;
  readonly filename?: string | false;
  readonly contentDisposition?: string;
  readonly headers?: ReadonlyMap<string, unknown>;
  readonly content: NodeJS.ReadableStream;
  release(): void;
}

/** `text/plain charset=iso-2022-jp`: some gateways forget the semicolon. */
function mediaType(value: string): string {
  return /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,80}/i.exec(value)?.[0].toLowerCase() ?? 'text/plain';
}

function collect(data: Attachment, leaves: Leaf[]): void {
  const chunks: Buffer[] = [];
  data.content.on('data', (chunk: Buffer) => chunks.push(chunk));
  data.content.on('end', () => {
    leaves.push({
      type: mediaType(data.contentType ?? ''),
      filename: data.filename || '',
      disposition: data.contentDisposition ?? '',
      fields: data.headers ?? new Map(),
      bytes: Buffer.concat(chunks),
    });
    data.release();
  });
}

/** Takes a message apart. Rejects where mailparser gives up: above 1,000 nodes or a header of 1 MiB. */
export function readLeaves(bytes: Uint8Array): Promise<Leaves> {
  return new Promise((resolve, reject) => {
    const parser = new LeafParser(OPTIONS);
    const leaves: Leaf[] = [];
    parser.on('error', reject);
    parser.on('data', (data: Attachment) => {
      if (data.type === 'attachment') collect(data, leaves);
    });
    parser.on('end', () => {
      const lines = (parser as unknown as { headerLines?: readonly { readonly line: string }[] }).headerLines;
      resolve({ headerLines: (lines || []).map(({ line }) => line), leaves });
    });
    parser.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}
