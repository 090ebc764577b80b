import { spawnSync } from 'node:child_process';
import { type Run, run } from './measure.ts';

/** Debian's libsisimai-perl is 4.25 (`make`); later ones call it `rise`. Both keep all results until the end. */
const READ_ALL = `
  my $read = Sisimai->can("rise") || Sisimai->can("make");
  my $found = Sisimai->$read($ARGV[0], delivered => 1, vacation => 1);
  open(my $status, "<", "/proc/self/status");
  my ($peak) = map { /VmHWM:\\s+(\\d+)/ } <$status>;
  my ($user, $system) = times;
  open(my $out, ">&=", 3);
  print {$out} "$peak " . ($user + $system);
`;

/** null where p5-sisimai is not installed. */
export function sisimaiVersion(): string | null {
  const { status, stdout } = spawnSync('perl', ['-MSisimai', '-e', 'print Sisimai->version'], { encoding: 'utf8' });
  return status === 0 ? stdout : null;
}

export const runSisimai = (mailbox: string): Run => run('perl', ['-MSisimai', '-e', READ_ALL, mailbox]);
