import { describe, expect, test } from 'vitest';
import { indexProviders } from '../../src/diagnose/facts/provider.ts';
import { type AboutAddress, createHintReader } from '../../src/diagnose/hints/hints.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import fc from '../fast-check.ts';

const table = loadBuiltInTable();
const readHints = createHintReader(table, indexProviders(table));
const about = (changes: Partial<AboutAddress> = {}): AboutAddress => ({
  kind: 'bounce',
  reason: 'hostunknown',
  candidates: [],
  words: '',
  ...changes,
});
const hints = (address: string | null, changes: Partial<AboutAddress> = {}) => readHints(address, about(changes));
const brief = (address: string | null, changes: Partial<AboutAddress> = {}) =>
  hints(address, changes).map(({ type, suggestion }) => [type, suggestion]);

describe('a mistyped domain', () => {
  test.each([
    ['gocomo.ne.jp', 'docomo.ne.jp'],
    ['docmo.ne.jp', 'docomo.ne.jp'],
    ['docomo.ne.jo', 'docomo.ne.jp'],
    ['docomo.me.jp', 'docomo.ne.jp'],
    ['docomo.nejp', 'docomo.ne.jp'],
    ['docomone.jp', 'docomo.ne.jp'],
    ['gocomo.ne.jo', 'docomo.ne.jp'],
    ['ezwb.ne.jp', 'ezweb.ne.jp'],
    ['softbak.ne.jp', 'softbank.ne.jp'],
    ['l.softbank.jp', 'i.softbank.jp'],
    ['isoftbank.jp', 'i.softbank.jp'],
    ['gmial.com', 'gmail.com'],
    ['gmali.com', 'gmail.com'],
    ['gamil.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.cmo', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['hotmail.co', 'hotmail.com'],
    ['hotmial.co.jp', 'hotmail.co.jp'],
    ['icloud.co', 'icloud.com'],
    ['iclould.com', 'icloud.com'],
    ['outlok.jp', 'outlook.jp'],
    ['yahoo.cp.jp', 'yahoo.co.jp'],
    ['yahoo.co', 'yahoo.co.jp'],
    ['yaho.co.jp', 'yahoo.co.jp'],
    ['YAHOOO.CO.JP', 'yahoo.co.jp'],
    ['asahi-nte.or.jp', 'asahi-net.or.jp'],
  ])('%s is asked about with %s', (typed, meant) => {
    expect(brief(`taro@${typed}`)).toEqual([['domain-typo', `taro@${meant}`]]);
    expect(hints(`taro@${typed}`)[0]?.text).toContain(`「${meant}」の打ち間違いではありませんか`);
  });

  test.each([
    ['example.con', 'example.com'],
    ['example.co.jo', 'example.co.jp'],
    ['example.ne.ip', 'example.ne.jp'],
    ['example.cojp', 'example.co.jp'],
    ['example.or.jpp', 'example.or.jp'],
    ['mail.example.nte', 'mail.example.net'],
  ])('an ending that does not exist is asked about whatever stands before it: %s', (typed, meant) => {
    expect(brief(`taro@${typed}`)).toEqual([['domain-typo', `taro@${meant}`]]);
  });

  test.each([
    ['gmail.co.jp', 'gmail.com'],
    ['docomo.co.jp', 'docomo.ne.jp'],
    ['docomo.jp', 'docomo.ne.jp'],
    ['yahoo.jp', 'yahoo.co.jp'],
    ['hotmail.ne.jp', 'hotmail.co.jp'],
    ['outlook.co.jp', 'outlook.jp'],
    ['plala.ne.jp', 'plala.or.jp'],
    ['i.softbank.ne.jp', 'i.softbank.jp'],
  ])('the right name with an ending of others is mixed up: %s', (typed, meant) => {
    expect(brief(`taro@${typed}`)).toEqual([['domain-mix-up', `taro@${meant}`]]);
  });

  test('where two could be meant both are named and none is suggested', () => {
    const [hint] = hints('taro@softbank.jp', { reason: 'userunknown' });
    expect(hint).toMatchObject({ type: 'domain-mix-up', suggestion: null });
    expect(hint?.text).toContain('「i.softbank.jp」か「softbank.ne.jp」');
  });
});

describe('no false alarm', () => {
  test('for any domain of the table, nor for one below it', () => {
    const domains = table.providers.flatMap((provider) => provider.domains);
    expect(domains.length).toBeGreaterThan(200);
    expect(domains.filter((domain) => hints(`taro@${domain}`).length > 0)).toEqual([]);
    expect(domains.filter((domain) => hints(`taro@mail2.${domain}`).length > 0)).toEqual([]);
  });

  test.each(
    `email.com cloud.com nttdocomo.com nttdocomo.co.jp softbank.co.jp g.softbank.co.jp kddi.com biglobe.co.jp
    yahoo.com.tr yahoo.gr hotmail.be live.nl outlook.fr gmx.fr rakuten.co.jp sony.co.jp nhk.or.jp u-tokyo.ac.jp
    example.jp example.co.jp example.ne.jp example.com example.net example.org example.co example.cm example.om
    example.co.je example.com.np example.cam example.mom example.vet localhost mail.local [192.0.2.1]`.split(/\s+/),
  )('%s', (domain) => {
    expect(hints(`taro@${domain}`)).toEqual([]);
  });

  test('where the words say that the domain is right', () => {
    for (const reason of ['mailboxfull', 'filtered', 'authfailure'] as const)
      expect(hints('taro@gocomo.ne.jp', { reason })).toEqual([]);
    expect(brief('taro@gocomo.ne.jp', { reason: 'rejected', candidates: ['userunknown'] })).toHaveLength(1);
  });

  test('about a mail that was no failure', () => {
    for (const kind of ['success', 'feedback', 'vacation', 'other', 'unreadable'] as const)
      expect(hints('taro@@gocomo.ne.jp', { kind })).toEqual([]);
    expect(brief('taro@gocomo.ne.jp', { kind: 'delay', reason: 'expired' })).toHaveLength(1);
  });
});

describe('the form of an address', () => {
  test.each([
    ['full-width', '\uff54aro\uff20docomo.ne.jp', 'taro@docomo.ne.jp'],
    ['full-width', 'taro@docomo\uff0ene.jp', 'taro@docomo.ne.jp'],
    ['full-width', 'taro@docomo\u3002ne.jp', 'taro@docomo.ne.jp'],
    ['space', 'ta ro@docomo.ne.jp', 'taro@docomo.ne.jp'],
    ['space', 'taro@docomo.ne.jp\u3000', 'taro@docomo.ne.jp'],
    ['comma', 'taro@example.co,jp', 'taro@example.co.jp'],
    ['comma', 'taro,yamada@example.jp', 'taro.yamada@example.jp'],
    ['doubled-at', 'taro@@example.jp', 'taro@example.jp'],
    ['doubled-at', 'taro@example.jp@mail.example.com', 'taro@example.jp'],
    ['domain-dots', 'taro@example..jp', 'taro@example.jp'],
    ['domain-dots', 'taro@.example.jp', 'taro@example.jp'],
  ])('%s: %s', (type, address, meant) => {
    expect(brief(address, { reason: 'mailboxfull' })).toEqual([[type, meant]]);
  });

  test('several mistakes are all told, each with the whole address as it should be', () => {
    expect(brief('taro \uff20gocomo,ne.jp')).toEqual([
      ['full-width', 'taro@docomo.ne.jp'],
      ['space', 'taro@docomo.ne.jp'],
      ['comma', 'taro@docomo.ne.jp'],
      ['domain-typo', 'taro@docomo.ne.jp'],
    ]);
  });

  test.each(['tarodocomo.ne.jp', 'taro.docomo.ne.jp', 'tarodocomo.ne.jp@mail.example.jp'])(
    'the at sign is missing in %s',
    (address) => {
      expect(brief(address)).toEqual([['missing-at', 'taro@docomo.ne.jp']]);
    },
  );

  test('a quoted left side may hold anything', () => {
    expect(hints('"taro yamada,1"@example.jp')).toEqual([]);
    expect(hints('"taro.."@docomo.ne.jp')).toEqual([]);
  });

  test('names without an address are left alone', () => {
    for (const name of ['taro', 'Taro Yamada', 'CN=Taro Yamada/O=Example', 'mail.example.jp'])
      expect(hints(name)).toEqual([]);
  });

  test('Japanese domains are no full-width characters', () => {
    expect(hints('taro@\u65e5\u672c\u8a9e.jp')).toEqual([]);
  });
});

describe('dots that the standard does not allow', () => {
  test('an old address of docomo or au may be right and is quoted', () => {
    expect(brief('ta..ro@docomo.ne.jp')).toEqual([['consecutive-dots', '"ta..ro"@docomo.ne.jp']]);
    const [hint, ...more] = hints('taro.@ezweb.ne.jp', { reason: 'syntaxerror' });
    expect(hint).toMatchObject({ type: 'dot-before-at', suggestion: '"taro."@ezweb.ne.jp' });
    expect(hint?.text).toMatch(/ドコモと au では以前/);
    expect(hint?.text).toMatch(/囲んでも届かないこと/);
    expect(more).toEqual([]);
  });

  test('anywhere else it is a mistake', () => {
    expect(brief('taro.@softbank.ne.jp')).toEqual([['dot-before-at', 'taro@softbank.ne.jp']]);
    expect(brief('ta..ro@example.jp')).toEqual([['consecutive-dots', 'ta.ro@example.jp']]);
    expect(brief('.taro@docomo.ne.jp')).toEqual([['leading-dot', 'taro@docomo.ne.jp']]);
    expect(hints('taro.@example.jp')[0]?.text).not.toContain('ドコモ');
  });

  test('what both have in common is said once', () => {
    const [first, second] = hints('ta..ro.@docomo.ne.jp');
    expect([first?.type, second?.type]).toEqual(['consecutive-dots', 'dot-before-at']);
    expect(second?.text).not.toContain('以前');
  });
});

describe('look-alikes', () => {
  const unknown = { reason: 'userunknown' } as const;

  test('only those that are there, only where the left side is unknown', () => {
    const [hint] = hints('t0ro_x@example.jp', unknown);
    expect(hint).toMatchObject({ type: 'look-alike', suggestion: null });
    expect(hint?.text).toMatch(/0\(数字\).*ハイフン/);
    expect(hints('ichiro1@example.jp', unknown)[0]?.text).not.toContain('ハイフン');
    expect(hints('taro_01@example.jp')).toEqual([]);
  });

  test('plain names need no warning, and nobody typed what a machine made', () => {
    expect(hints('taro.yamada@example.jp', unknown)).toEqual([]);
    expect(hints('taro0123@example.jp', unknown)).toEqual([]);
    expect(hints('r027x10@example.jp', unknown)).toEqual([]);
    expect(hints(`IMCEAEX-_O=EXAMPLE_OU=FIRST_CN=TARO${'0l'.repeat(20)}@example.jp`, unknown)).toEqual([]);
  });

  test('a mistake that was found makes the caution needless', () => {
    expect(brief('taro_01@gmial.com', unknown)).toEqual([['domain-typo', 'taro_01@gmail.com']]);
  });
});

describe('an address that nobody could read as a recipient', () => {
  test.each([
    ['550 <taro@docomo,ne.jp>... Host unknown', 'comma'],
    ['501 5.1.3 Bad recipient address syntax: taro@docomo,ne.jp', 'comma'],
    ['拒否されたアドレスは "taro@docomo,ne.jp" です。', 'comma'],
    ['553 5.1.3 <taro @docomo.ne.jp>... Invalid route address', 'space'],
    ['"taro@ docomo.ne.jp" は正しくありません', 'space'],
    ['501 5.1.3 Bad recipient address syntax: taro@@docomo.ne.jp', 'doubled-at'],
    ['<taro\uff20docomo.ne.jp>: bad address', 'full-width'],
  ])('is read from the words: %s', (words, type) => {
    expect(brief(null, { words })).toEqual([[type, 'taro@docomo.ne.jp']]);
  });

  test('and completes one that was cut at its comma', () => {
    expect(brief('taro@yahoo.co', { words: '553 Unbalanced <taro@yahoo.co,jp>' })).toEqual([
      ['comma', 'taro@yahoo.co.jp'],
    ]);
  });

  test.each([
    'to=<taro@example.jp>, relay=mx.example.jp[192.0.2.1]:25',
    '550 <taro@example.jp>,<jiro@example.jp>: unknown',
    '"550 taro@example.jp unknown"',
    'Sorry,taro@example.jp,see http://www.example.jp/',
    'taro@example.jp,jiro@example.com',
  ])('but is not made up of well-formed ones: %s', (words) => {
    expect(hints(null, { words })).toEqual([]);
    expect(hints('taro@example.jp', { words })).toEqual([]);
  });
});

test('whatever was typed, there is an answer and always the same', () => {
  const piece = fc.constantFrom('@', '.', ',', ' ', '\uff20', '"', '<', '>', 'docomo', 'ne.jp', 'gmial', '.con', '\n');
  const typed = fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(typed, typed, (address, words) => {
      const found = hints(address, { words });
      expect(hints(address, { words })).toEqual(found);
      for (const { type, text } of found) expect([type, text.length > 0]).toEqual([type, true]);
    }),
  );
  expect(hints(`${'@.'.repeat(100_000)}x`, { words: '<@,'.repeat(100_000) })).toEqual(expect.any(Array));
});
