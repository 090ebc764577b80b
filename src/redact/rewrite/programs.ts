/** Mail programs that everybody knows. */
const PROGRAMS = [
  'microsoft office outlook',
  'microsoft outlook express',
  'microsoft outlook imo',
  'microsoft outlook',
  'outlook express',
  'microsoft windows live mail',
  'microsoft exchange',
  'produced by microsoft mimeole',
  'mozilla thunderbird',
  'thunderbird',
  'apple mail',
  'iphone mail',
  'ipad mail',
  'eudora',
  'evolution',
  'kmail',
  'mutt',
  'claws mail',
  'sylpheed',
  'airmail',
  'spark',
  'k-9 mail',
  'becky! ver.',
  'becky!',
  'shuriken pro',
  'winbiff',
  'edmax',
  'al-mail32',
  'al-mail',
  'wanderlust',
  'mew',
  'roundcube webmail',
  'squirrelmail',
  'horde',
  'phpmailer',
  'nodemailer',
];
const VERSION = /^[ /(v]{0,3}\d{1,4}(?:\.\d{1,5}){0,4}/;

/** The program that a value names, with its version; null where it is none of them. */
export function programIn(value: string): string | null {
  const lower = value.toLowerCase();
  const name = PROGRAMS.find((program) => lower.includes(program));
  if (name === undefined) return null;
  const at = lower.indexOf(name);
  const behind = value.slice(at + name.length);
  return value.slice(at, at + name.length) + (VERSION.exec(behind)?.[0] ?? '').replace('(', ' ');
}
