import { read } from 'read';

/** Asks on the terminal for what nobody shall read there; null where there is no terminal, or the asked one leaves. */
export async function askSecret(prompt: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  // The prompt is no result.
  return await read({ prompt, silent: true, output: process.stderr }).catch(() => null);
}
