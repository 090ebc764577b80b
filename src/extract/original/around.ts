import { gather } from '../../gather.ts';
import type { Headers, Mail } from '../../model.ts';
import { addressesIn } from '../ground/address.ts';
import type { Surroundings } from '../naming/mentions.ts';
import { headerRecipients, servedFor } from './original.ts';

const AUTHORS = ['from', 'reply-to', 'sender'];
/** Each is asked for each address of the words. */
const MOST_AUTHORS = 50;
const RETURNED = ['from', 'return-path', 'sender', 'reply-to'];
const READERS = ['to', 'delivered-to', 'envelope-to'];

function addressesOf(headers: Headers | null, names: readonly string[]): Set<string> {
  return addressesIn(...gather(names, (name) => headers?.all(name) ?? []));
}

const lower = (addresses: readonly string[]): ReadonlySet<string> =>
  new Set(addresses.map((address) => address.toLowerCase()));

/** Looked for only where the words name somebody: most notices name the one that the original was for. */
export class Around implements Surroundings {
  readonly #mail: Mail;
  readonly #original: Headers | null;
  #authors: ReadonlySet<string> | undefined;
  #senders: ReadonlySet<string> | undefined;
  #named: ReadonlySet<string> | undefined;
  #wanted: ReadonlySet<string> | undefined;

  constructor(mail: Mail, original: Headers | null) {
    this.#mail = mail;
    this.#original = original;
  }

  get authors(): ReadonlySet<string> {
    this.#authors ??= new Set([...addressesOf(this.#mail.headers, AUTHORS)].slice(0, MOST_AUTHORS));
    return this.#authors;
  }

  get senders(): ReadonlySet<string> {
    this.#senders ??= new Set([...addressesOf(this.#original, RETURNED), ...addressesOf(this.#mail.headers, READERS)]);
    return this.#senders;
  }

  get wanted(): ReadonlySet<string> {
    this.#wanted ??= new Set([...this.#inHeader(), ...lower(this.#original ? servedFor(this.#original) : [])]);
    return this.#wanted;
  }

  isWanted(address: string): boolean {
    return this.#inHeader().has(address) || this.wanted.has(address);
  }

  #inHeader(): ReadonlySet<string> {
    this.#named ??= lower(this.#original ? headerRecipients(this.#original) : []);
    return this.#named;
  }
}
