import { Ajv2020 } from 'ajv/dist/2020.js';
import { recordSchema } from '../../src/build/record-schema.ts';
import { readSource, type SourceOptions } from '../../src/input/store/source.ts';
import type { RawMessage } from '../../src/model.ts';
import { markdownFormat } from '../../src/output/card/markdown.ts';
import { cardFormat } from '../../src/output/card/terminal.ts';
import type { Finding } from '../../src/output/record/finding.ts';
import { csvFormat } from '../../src/output/stream/csv.ts';
import { ndjsonFormat } from '../../src/output/stream/ndjson.ts';
import { createPaint } from '../../src/output/text/paint.ts';
import { createEngine, type Engine } from '../../src/pipeline.ts';
import type { CompiledTable } from '../../src/rules/table/compiled.ts';

/** What goes in, and what has to be accounted for. */
export interface Case {
  readonly bytes: Uint8Array;
  readonly options: SourceOptions;
  /** Beginnings of messages that stand in the bytes; each has to begin exactly one message. */
  readonly marks: readonly string[];
}

export type Fault = 'crash' | 'slow' | 'unaccounted' | 'invalid';

export interface Verdict {
  readonly messages: number;
  readonly records: number;
  /** Milliseconds. */
  readonly took: number;
  readonly faults: readonly { readonly fault: Fault; readonly what: string }[];
}

const CHUNK = 4096;
async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

/** What may stand in no text that a terminal, a spreadsheet or a line reader gets. */
export const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const OPTIONS = { width: 80, paint: createPaint(false), full: false, counter: '通目' } as const;
const PLACE = { alone: true } as const;

/** Longer than any input of the fuzzer may take; a hang shows to the watchdog. */
const SLOW = 2000;

export class Judge {
  readonly #engines: readonly Engine[];
  readonly #valid = new Ajv2020({ strict: false }).compile(recordSchema());
  #turn = 0;

  constructor(table: CompiledTable) {
    this.#engines = [createEngine(table), createEngine(table, { explain: true })];
  }

  /** Runs an input through the whole flow. Never throws: whatever is wrong is a fault. */
  async judge(one: Case): Promise<Verdict> {
    const faults: { fault: Fault; what: string }[] = [];
    const messages: RawMessage[] = [];
    let [items, records] = [0, 0];
    const start = performance.now();
    try {
      for await (const item of readSource(chunksOf(one.bytes), 'x', one.options)) {
        items += 1;
        if (item.type !== 'message') continue;
        messages.push(item.message);
        records += await this.#judgeMessage(item.message, (what) => faults.push({ fault: 'invalid', what }));
      }
    } catch (error) {
      faults.push({ fault: 'crash', what: String(error instanceof Error ? error.stack : error) });
    }
    if (items === 0) faults.push({ fault: 'unaccounted', what: 'nothing came of it' });
    faults.push(...missing(one, messages));
    const took = performance.now() - start;
    if (took > SLOW) faults.push({ fault: 'slow', what: `${Math.round(took)} ms for ${one.bytes.length} bytes` });
    return { messages: messages.length, records, took, faults };
  }

  async #judgeMessage(message: RawMessage, invalid: (what: string) => void): Promise<number> {
    this.#turn += 1;
    const engine = this.#engines[this.#turn % 16 === 0 ? 1 : 0] as Engine;
    const findings = await engine.diagnose(message);
    if (findings.length === 0) invalid('a message without a record');
    for (const { record } of findings)
      if (!this.#valid(record)) invalid(`schema: ${JSON.stringify(this.#valid.errors?.[0])}`);
    for (const fault of lineFaults(findings)) invalid(fault);
    // Laying out cards takes longer than everything else.
    if (this.#turn % 16 === 0) for (const fault of pageFaults(findings.slice(0, 4))) invalid(fault);
    return findings.length;
  }
}

/** Every mark begins one message: no message is lost, none comes twice. */
function missing({ marks }: Case, messages: readonly RawMessage[]): { fault: Fault; what: string }[] {
  const begins = messages.map(({ bytes }) => Buffer.from(bytes.subarray(0, 40)).toString('latin1'));
  return marks
    .map((mark) => ({ mark, times: begins.filter((text) => text.startsWith(mark)).length }))
    .filter(({ times }) => times !== 1)
    .map(({ mark, times }) => ({ fault: 'unaccounted', what: `${JSON.stringify(mark)} came ${times} times` }));
}

function lineFaults(findings: readonly Finding[]): string[] {
  const faults: string[] = [];
  const lines = ndjsonFormat().message(findings, PLACE);
  if (lines.split('\n').length !== findings.length + 1 || !lines.endsWith('\n')) faults.push('ndjson: lines');
  if (UNSEEN.test(lines)) faults.push('ndjson: characters');
  for (const line of lines.split('\n').slice(0, -1)) {
    const { schema, kind } = JSON.parse(line) as { schema: unknown; kind: unknown };
    if (schema !== 1 || typeof kind !== 'string') faults.push('ndjson: fields');
  }
  return faults;
}

/** RFC 4180: a comma between quotation marks begins no cell. */
const cellsOf = (csv: string): string[] =>
  [...csv.matchAll(/(?:^|,|\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

function pageFaults(some: readonly Finding[]): string[] {
  const faults: string[] = [];
  const csv = csvFormat({ bom: false }).message(some, PLACE);
  if (csv.split('\r\n').length !== some.length + 1 || UNSEEN.test(csv.replaceAll('\r\n', ''))) faults.push('csv');
  if (cellsOf(csv).some((cell) => /^[=+@\-\t\r]/.test(cell))) faults.push('csv: formula');
  if (UNSEEN.test(cardFormat(OPTIONS).message(some, PLACE))) faults.push('card');
  const markdown = markdownFormat(OPTIONS).message(some, PLACE);
  if (UNSEEN.test(markdown) || /(?<!\\)</.test(markdown)) faults.push('markdown');
  return faults;
}
