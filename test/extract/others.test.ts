import { expect, test } from 'vitest';
import { OTHER_MAILS } from './no-notices.ts';
import { noticeOf } from './notices.ts';

test.each(OTHER_MAILS.map((mail) => [mail.name, mail] as const))(
  '%s',
  async (_name, { headers, body, kind, suspicious }) => {
    const notice = await noticeOf(
      `${headers}Date: Thu, 6 Nov 2025 10:01:00 +0900\nMessage-ID: <n@example.net>\n\n${body}`,
    );
    expect(notice.failures.map((failure) => failure.kind)).toEqual([kind]);
    expect(notice.suspicious).toBe(suspicious ?? false);
  },
);
