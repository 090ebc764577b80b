import { describe, expect, test } from 'vitest';
import { HOME_MADE_NOTICES } from './home-made-notices.ts';
import { noticeOf, write } from './notices.ts';
import { ODD_NOTICES } from './odd-notices.ts';
import { OLD_NOTICES, type OldNotice } from './old-notices.ts';

async function read({ from, subject, body, headers }: OldNotice) {
  return noticeOf(write(from, subject, body, headers));
}

describe.each([
  ['mail systems of thirty years', OLD_NOTICES],
  ['odd shapes', ODD_NOTICES],
  ['home-made notices', HOME_MADE_NOTICES],
])('%s', (_, notices) => {
  test.each(notices.map((notice) => [notice.name, notice] as const))('%s', async (_name, notice) => {
    const { failures } = await read(notice);
    expect(failures.map(({ recipient }) => recipient).sort()).toEqual([...notice.recipients].sort());
    expect(new Set(failures.map(({ kind }) => kind))).toEqual(new Set([notice.kind ?? 'bounce']));
    const [first] = failures;
    if (notice.reply) expect(first.replyCode).toBe(notice.reply);
    if (notice.status) expect(first.status).toBe(notice.status);
    if (notice.command) expect(first.command).toBe(notice.command);
  });
});
