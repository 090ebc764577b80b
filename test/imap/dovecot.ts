import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DOVECOT = '/usr/sbin/dovecot';
/** Debian's nobody: Dovecot opens no mailbox as root. */
const NOBODY = 65_534;

export const USER = 'bounces@example.jp';
export const PASSWORD = 'open sesame';

/** Debian's Dovecot (package dovecot-imapd) on loopback; it needs root. */
export const hasDovecot = existsSync(DOVECOT) && process.getuid?.() === 0;

export interface Dovecot {
  readonly folder: string;
  /** The certificate of its name, localhost. */
  readonly certificate: string;
  readonly imaps: number;
  readonly imap: number;
  /** The messages and flags of INBOX as they lie on the disk. */
  readonly maildir: string;
  /** Puts more messages into INBOX. */
  deliver(messages: readonly (string | Uint8Array)[]): void;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export async function startDovecot(messages: readonly (string | Uint8Array)[]): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'));
  chmodSync(folder, 0o755);
  const maildir = makeMaildir(join(folder, 'mail'), messages);
  const certificate = makeCertificate(folder);
  const [imaps, imap] = [await freePort(), await freePort()];
  writeFileSync(join(folder, 'users'), `${USER}:{PLAIN}${PASSWORD}\n`);
  writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, imaps, imap));
  const server = spawn(DOVECOT, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
  await listening(imaps);
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  let count = messages.length;
  const deliver = (more: readonly (string | Uint8Array)[]): void => {
    for (const message of more) put(maildir, message, count++);
  };
  return { folder, certificate, imaps, imap, maildir, deliver, stop };
}

function makeMaildir(mail: string, messages: readonly (string | Uint8Array)[]): string {
  for (const name of ['', 'cur', 'new', 'tmp', '.Archive', '.Archive/cur', '.Archive/new', '.Archive/tmp']) {
    mkdirSync(join(mail, name), { recursive: true });
    chownSync(join(mail, name), NOBODY, NOBODY);
  }
  messages.forEach((message, i) => {
    put(mail, message, i);
  });
  return mail;
}

function put(mail: string, message: string | Uint8Array, i: number): void {
  const file = join(mail, 'cur', `${1_700_000_000 + i}.M${i}.host:2,`);
  writeFileSync(file, message);
  chownSync(file, NOBODY, NOBODY);
}

function makeCertificate(folder: string): string {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  const named = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate];
  execFileSync('openssl', [...made, ...named], { stdio: 'ignore' });
  return certificate;
}

const configuration = (folder: string, imaps: number, imap: number): string => `
base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${folder}/certificate.pem
ssl_key = <${folder}/key.pem
mail_location = maildir:${folder}/mail
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${folder}/mail
}
namespace inbox {
  inbox = yes
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
`;

/** Asks until somebody answers. */
async function listening(port: number): Promise<void> {
  const { connect } = await import('node:net');
  for (let tries = 0; tries < 300; tries++) {
    const answers = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Dovecot does not answer');
}
