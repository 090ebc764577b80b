import { toFailure } from '../extract/finding/failure.ts';
import { NOTHING } from '../extract/finding/finding.ts';
import { noticeOf } from '../extract/pasted/text.ts';
import type { Notice } from '../model.ts';
import type { Delivery } from './delivery.ts';
import { toNotice } from './notice.ts';
import { createLogReader, type LineAt, type LogReader } from './reader.ts';
import { readBare } from './servers/bare.ts';

/** syslog cuts lines at 8 KiB (RFC 5424 section 6.1 asks for 2 KiB). */
const MAX_LINE = 8192;
const NO_MAIL = { sender: null, messageId: null, subject: null };

/** Deliveries in lines that somebody pasted, with a greeting before them perhaps; null where most are no log's. */
export function readLogText(text: string, asOf: number): readonly Notice[] | null {
  const lines = text.split('\n').map((line) => line.slice(0, MAX_LINE));
  const isCut = lines.some((line) => line.length === MAX_LINE);
  const file = { source: '', asOf };
  const reader = createLogReader({ fold: true });
  const found: Delivery[] = [];
  let [isRefused, known, all] = [false, 0, 0];
  for (const [i, line] of lines.entries()) {
    const told = readLine(line.trimEnd(), { file, line: i + 1 }, reader);
    isRefused ||= told === 'refused';
    if (line.trim() === '') continue;
    all++;
    if (told !== null) known++;
    if (Array.isArray(told)) found.push(...told);
  }
  if (known === 0 || known * 2 < all) return null;
  const deliveries = [...found, ...reader.end()];
  return deliveries.length > 0
    ? deliveries.map((one) => ({ ...toNotice(one), ...(isCut && { partial: true }) }))
    : [noDelivery(isRefused ? 'refused' : 'nothing')];
}

function readLine(line: string, at: LineAt, reader: LogReader): readonly Delivery[] | 'refused' | 'nothing' | null {
  const told = reader.read(line, at);
  if (told.type === 'deliveries') return told.deliveries;
  if (told.type !== 'no-log') return told.type;
  const place = { ...at, stamp: '', host: null };
  return readBare(line.trimStart())?.map((attempt) => ({ attempt, place, mail: NO_MAIL })) ?? null;
}

/** Lines of a log, none of which tells of a delivery. */
export const noDelivery = (logged: 'refused' | 'nothing'): Notice =>
  noticeOf([toFailure(NOTHING, 'other', '')], { logged });
