import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/input/store/read.ts';
import fc from '../fast-check.ts';
import { mail, skipped, stream, temporaryFolder } from './support.ts';

/** What another program does to a Maildir while it is read. */
type Change = { readonly does: 'deliver' | 'flag' | 'see' | 'delete'; readonly which: number };

const changes = fc.array(fc.record({ does: fc.constantFrom('deliver', 'flag', 'see', 'delete'), which: fc.nat(99) }), {
  minLength: 1,
  maxLength: 40,
}) as fc.Arbitrary<readonly Change[]>;

const names = (folder: string): string[] => readdirSync(folder).sort();

class Maildir {
  readonly path = temporaryFolder();
  readonly deleted = new Set<string>();
  #delivered = 1000;

  constructor(messages: number) {
    for (const name of ['cur', 'new', 'tmp']) mkdirSync(`${this.path}/${name}`);
    for (let i = 100; i < 100 + messages; i++)
      writeFileSync(
        `${this.path}/${i % 3 === 0 ? 'new' : 'cur'}/${i}.host${i % 3 === 0 ? '' : ':2,S'}`,
        mail(String(i)),
      );
  }

  apply({ does, which }: Change): void {
    const folder = does === 'see' ? 'new' : 'cur';
    const all = names(`${this.path}/${folder}`);
    const name = all[which % Math.max(1, all.length)];
    if (does === 'deliver') writeFileSync(`${this.path}/new/${this.#delivered}.host`, mail(String(this.#delivered++)));
    else if (name === undefined) return;
    else if (does === 'see') renameSync(`${this.path}/new/${name}`, `${this.path}/cur/${name}:2,S`);
    else if (does === 'flag') renameSync(`${this.path}/cur/${name}`, `${this.path}/cur/${name}T`);
    else this.#delete(name);
  }

  #delete(name: string): void {
    rmSync(`${this.path}/cur/${name}`);
    this.deleted.add(name.replace(/\.host.*/, ''));
  }
}

/** Of all messages; `between` is called behind each of them. */
async function subjects({ path }: Maildir, between: () => void): Promise<readonly string[]> {
  const seen: string[] = [];
  for await (const item of readInputs([path], { stdin: stream(), mode: 'scan' })) {
    if (item.type === 'problem') throw new Error(item.message);
    if (item.type === 'message')
      seen.push(/Subject: (\d+)/.exec(Buffer.from(item.message.bytes).toString())?.[1] ?? '');
    between();
  }
  return seen;
}

describe.skipIf(process.platform === 'win32')('a Maildir that changes while it is read', () => {
  it('gives every message that is there all the time exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(changes, fc.integer({ min: 1, max: 5 }), async (list, every) => {
        const maildir = new Maildir(12);
        const pending = [...list];
        const seen = await subjects(maildir, () => {
          for (const change of pending.splice(0, every)) maildir.apply(change);
        });
        const stayed = Array.from({ length: 12 }, (_, i) => String(100 + i)).filter((one) => !maildir.deleted.has(one));
        expect(seen).toEqual([...new Set(seen)]);
        expect(seen).toEqual(expect.arrayContaining(stayed));
      }),
      { seed: 20261129, numRuns: 100 },
    );
  });

  it('says of a deleted message that it was passed over', async () => {
    const maildir = new Maildir(3);
    const items = [];
    for await (const item of readInputs([maildir.path], { stdin: stream(), mode: 'scan' })) {
      if (items.length === 0) maildir.apply({ does: 'delete', which: 1 });
      items.push(item);
    }
    expect(skipped(items)).toHaveLength(1);
    expect(skipped(items)[0]).toMatch(/: gone$/);
  });
});
