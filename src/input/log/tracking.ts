/** Each file of Exchange's message tracking begins with some lines like these; other logs of Exchange name other columns. */
const HEAD =
  /^(?:\ufeff|\xef\xbb\xbf)?(?:#[^\n]{0,300}\n){0,6}#(?:Log-type: Message Tracking Log|Fields: date-time,client-ip,)/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z,/;
/** Some columns on stand who tells and what happened. */
const SOURCE_AND_EVENT =
  /,(?:ADMIN|AGENT|APPROVAL|BOOTLOADER|DNS|DSN|GATEWAY|MAILBOXRULE|PICKUP|POISONMESSAGE|QUEUE|REDUNDANCY|RESOLVER|ROUTING|SAFETYNET|SMTP|STOREDRIVER),[A-Z]{3,24},/;

/** Whether a text begins as a file of Exchange's message tracking. */
export const isTracking = (head: string): boolean => HEAD.test(head);
/** Whether a line may be a row of one. */
export const isTrackingRow = (line: string): boolean => TIME.test(line);
/** Whether it can be nothing else. */
export const isSurelyTracking = (line: string): boolean => TIME.test(line) && SOURCE_AND_EVENT.test(line);

/** What a file says of its rows, in the lines that begin with `#`. */
export interface TrackingHead {
  readonly columns: readonly string[];
  /** 15 is Exchange 2013 and all that came later; null where nobody said it. */
  readonly version: number | null;
}

/** The first columns of all versions; since Exchange 2013 there is one more before the recipients. */
const FIRST = [
  ...['date-time', 'client-ip', 'client-hostname', 'server-ip', 'server-hostname', 'source-context', 'connector-id'],
  ...['source', 'event-id', 'internal-message-id', 'message-id'],
];
const REST = [
  ...['recipient-address', 'recipient-status', 'total-bytes', 'recipient-count', 'related-recipient-address'],
  ...['reference', 'message-subject', 'sender-address', 'return-path'],
];
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What a head says after one more line of it. */
export function trackingHead(line: string, known: TrackingHead | null): TrackingHead {
  const [columns, version] = [/#Fields: (\S{1,4000})/.exec(line)?.[1], /#Version: (\d{1,4})\./.exec(line)?.[1]];
  return {
    columns: columns?.split(',') ?? known?.columns ?? [],
    version: version === undefined ? (known?.version ?? null) : Number(version),
  };
}

/** A row by the names of its columns; those of a row that came without its head are told by what stands there. */
export function trackingRow(line: string, head: TrackingHead | null): ReadonlyMap<string, string> {
  const cells = cellsOf(line);
  const columns = head?.columns.length ? head.columns : columnsLike(cells);
  return new Map(columns.map((name, i) => [name, cells[i] ?? '']));
}

const columnsLike = (cells: readonly string[]): readonly string[] =>
  GUID.test(cells[FIRST.length] ?? '') ? [...FIRST, 'network-message-id', ...REST] : [...FIRST, ...REST];

/** Cells of a line of CSV: within quotation marks a comma is one, and two quotation marks are one (RFC 4180). */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    const end = line[at] === '"' ? closingOf(line, at + 1) : -1;
    const comma = line.indexOf(',', end < 0 ? at : end);
    const next = comma < 0 ? line.length : comma;
    cells.push(end < 0 ? line.slice(at, next) : line.slice(at + 1, end).replaceAll('""', '"'));
    at = next + 1;
  }
  return cells;
}

/** Where quoted text ends that begins at `from`; -1 where nothing ends it. */
function closingOf(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at >= 0 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
  return at;
}
