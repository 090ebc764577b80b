import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';

/** A word this long is a path or a sentence, no mistyped command. */
const LONGEST = 16;

/** The command that somebody may have meant by a path that does not exist; commander measures the likeness. */
export function mistypedCommand(path: string, { commands }: Command): string | null {
  if (path === '' || path === '-' || path.length > LONGEST || existsSync(path)) return null;
  const probe = new Command().exitOverride().configureOutput({ outputError: () => {} });
  for (const command of commands) probe.command(command.name());
  try {
    probe.parse([path], { from: 'user' });
  } catch (error) {
    return error instanceof CommanderError ? suggestionIn(error.message) : null;
  }
  return null;
}

/** What commander offers instead of a word that it does not know. */
export const suggestionIn = (message: string): string | null =>
  /\(Did you mean (?:one of )?([^,?]{1,40})/.exec(message)?.[1] ?? null;
