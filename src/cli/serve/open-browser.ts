import { spawn } from 'node:child_process';
import { platform } from 'node:os';
import { type Io, tell } from '../io/io.ts';

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // The empty title keeps `start` from taking the address for one.
  win32: ['cmd', '/c', 'start', '""'],
};

/** Shows an address of ours in the user's browser; where that fails, the address has been printed. */
export function openBrowser(address: string, io: Io): void {
  const [command, ...before] = OPENERS[platform()] ?? ['xdg-open'];
  const child = spawn(command, [...before, address], { stdio: 'ignore', detached: true });
  child.on('error', () => tell(io, 'ブラウザーを開けませんでした。上のアドレスを自分で開いてください。'));
  child.unref();
}
