import { visible } from '../../visible.ts';
import type { Io } from '../io/io.ts';

const VARIABLE = 'BOUNCE_DOCTOR_IMAP_PASSWORD';

/** The password of a mailbox on a server: from the environment, else from whoever sits at the terminal. */
export const imapPassword =
  (io: Io) =>
  async (shown: string): Promise<string | null> => {
    const given = io.env[VARIABLE];
    if (given !== undefined && given !== '') return given;
    return (await io.askSecret?.(`${visible(shown)} のパスワード: `)) ?? null;
  };
