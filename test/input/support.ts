import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { InputItem, MessageItem } from '../../src/input/item/item.ts';
import type { InputProblem } from '../../src/input/item/problem.ts';
import { type ReadOptions, readInputs } from '../../src/input/store/read.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bounce-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files by their path below a new temporary folder and answers that folder. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}

/** A stream in pieces; an Error among them is thrown. */
export async function* stream(...pieces: readonly (string | Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece;
    yield typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
  }
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export function read(paths: readonly string[], options: Partial<ReadOptions> = {}): Promise<InputItem[]> {
  return all(readInputs(paths, { stdin: stream(), mode: 'files', ...options }));
}

export function messages(items: readonly InputItem[]): MessageItem['message'][] {
  return items.flatMap((item) => (item.type === 'message' ? [item.message] : []));
}

export function problems(items: readonly InputItem[]): InputProblem[] {
  return items.flatMap((item) => (item.type === 'problem' ? [item] : []));
}

/** `source: why` of each file that was passed over. */
export function skipped(items: readonly InputItem[]): string[] {
  return items.flatMap((item) => (item.type === 'skipped' ? [`${item.source}: ${item.why}`] : [])).sort();
}

export function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** A small mail whose subject tells it from others. */
export function mail(subject: string): string {
  return `Return-Path: <>\nReceived: by mx.example.jp\nSubject: ${subject}\n\n<taro@example.jp>: user unknown\n`;
}

export const SEPARATOR = 'From MAILER-DAEMON Thu Apr 29 23:34:45 2025\n';

export function mbox(...subjects: readonly string[]): string {
  return subjects.map((subject) => `${SEPARATOR}${mail(subject)}\n`).join('');
}

export function subjects(items: readonly InputItem[]): (string | undefined)[] {
  return messages(items).map(({ bytes }) => /^Subject: (.*)$/m.exec(ascii(bytes))?.[1]);
}
