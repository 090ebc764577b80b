// A mail program at work on a mailbox until stdin ends: node writer.mjs maildir|mbox|mbox-unlocked|mbox-unlocked-hasty PATH SEED.
// Tells on stdout when it begins, and at the end which messages it has deleted.
import {
  appendFileSync,
  closeSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const [form, path, seed] = process.argv.slice(2);

let state = Number(seed);
/** As Park and Miller have it: the same seed, the same work. */
const random = (below) => {
  state = (state * 48_271) % 0x7fffffff;
  return state % below;
};

const deleted = new Set();
let delivered = 100_000;

const mail = (name) =>
  `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.jp\nMessage-ID: <${name}@mx.example.jp>\nSubject: Undelivered Mail Returned to Sender\n\n` +
  `<u${name}@example.jp>: host mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown\n\n${`${name} padding\n`.repeat(random(400))}\n`;

class Mbox {
  #messages = readFileSync(path, 'latin1').split(/^(?=From MAILER-DAEMON )/m);

  deliver(name) {
    const text = `From MAILER-DAEMON Tue Nov 10 09:00:05 2026\n${mail(name)}`;
    this.#messages.push(text);
    this.#locked(() => appendFileSync(path, text, 'latin1'));
  }

  flag(which) {
    const at = which % this.#messages.length;
    this.#messages[at] = this.#messages[at].replace(/\n(?:Status: \w+\n)?Subject/, '\nStatus: RO\nSubject');
    this.#rewrite(at);
  }

  expunge(which) {
    const at = which % this.#messages.length;
    const [gone] = this.#messages.splice(at, 1);
    deleted.add(/<u(\d+)@/.exec(gone)?.[1]);
    this.#rewrite(at);
  }

  /** In its place from there on, some pieces at a time, as mail programs do. */
  #rewrite(from) {
    const offset = this.#messages.slice(0, from).join('').length;
    const rest = Buffer.from(this.#messages.slice(from).join(''), 'latin1');
    this.#locked(() => {
      const file = openSync(path, 'r+');
      for (let at = 0; at < rest.length; at += 8_192)
        writeSync(file, rest, at, Math.min(8_192, rest.length - at), offset + at);
      ftruncateSync(file, offset + rest.length);
      closeSync(file);
    });
  }

  #locked(work) {
    if (form === 'mbox') writeFileSync(`${path}.lock`, '');
    work();
    if (form === 'mbox') rmSync(`${path}.lock`);
  }
}

class Maildir {
  deliver(name) {
    writeFileSync(`${path}/tmp/${name}.host`, mail(name));
    renameSync(`${path}/tmp/${name}.host`, `${path}/new/${name}.host`);
  }

  flag(which) {
    const name = this.#any('new', which);
    if (name !== undefined) return renameSync(`${path}/new/${name}`, `${path}/cur/${name}:2,S`);
    const seen = this.#any('cur', which);
    renameSync(`${path}/cur/${seen}`, `${path}/cur/${seen.replace(/:2,.*/, `:2,${random(2) ? 'RS' : 'FS'}`)}`);
  }

  expunge(which) {
    const name = this.#any('cur', which);
    if (name === undefined) return;
    rmSync(`${path}/cur/${name}`);
    deleted.add(name.replace(/\.host.*/, ''));
  }

  #any(folder, which) {
    const names = readdirSync(`${path}/${folder}`);
    return names[which % names.length];
  }
}

const box = form === 'maildir' ? new Maildir() : new Mbox();
let isOver = false;
process.stdin.resume().once('end', () => {
  isOver = true;
});
process.stdout.write('begun\n');
while (!isOver) {
  const what = random(10);
  if (what < 4) box.deliver(String(delivered++));
  else if (what < 8) box.flag(random(100_000));
  else box.expunge(random(100_000));
  await pause(random(form.endsWith('hasty') ? 15 : 60));
}
process.stdout.write(JSON.stringify([...deleted]));
