import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_MAX_MESSAGE } from '../../input/item/item.ts';
import { EXPORT_NAMES, type ExportName } from '../../output/export/names.ts';
import type { ListPolicy } from '../../rules/files/types.ts';
import { type Filter, parseFilter } from '../../scan/filter.ts';
import { parseSince } from '../../scan/since.ts';
import type { SharedOptions } from '../shared/shared-options.ts';
import type { SummaryFormatName } from './summary-formats.ts';

/** What the flags of a command say that reads many messages. */
export interface ReadingOptions extends SharedOptions {
  readonly jobs?: number;
  readonly maxMessage?: number;
  readonly since?: Date;
  readonly keepDuplicates?: boolean;
  readonly progress?: boolean;
}

/** By what addresses are judged. */
export interface PolicyOptions {
  readonly soft?: number;
  /** In days. */
  readonly within?: number;
}

/** What the flags of `scan` say. */
export interface ScanOptions extends ReadingOptions, PolicyOptions {
  readonly format?: SummaryFormatName;
  readonly only?: Filter;
  readonly by?: 'recipient';
  /** Mails that were sent. */
  readonly sent?: number;
  /** Records of an earlier run. */
  readonly compare?: string;
  readonly export?: ExportName;
  /** A file that says what earlier runs have read. */
  readonly state?: string;
}

export const jobsOf = ({ jobs }: ReadingOptions): number => jobs ?? availableParallelism();
export const maxMessageOf = ({ maxMessage }: ReadingOptions): number => maxMessage ?? DEFAULT_MAX_MESSAGE;

export const policyOf = ({ soft, within }: PolicyOptions): Partial<ListPolicy> => ({
  ...(soft !== undefined && { times: soft }),
  ...(within !== undefined && { within }),
});

const sinceOption = (): Option =>
  new Option(
    '--since <日>',
    'この日(日本時間)より前の通知を除く。2026-11-01 か、7d(7日前から)のように書く。日付のない通知は除かない',
  ).argParser(since);

/** What an address is judged by, besides rules/policy.yaml. */
export const addPolicyOptions = (command: Command): Command =>
  command.addOption(softOption()).addOption(withinOption());

/** How many messages are read at once, and how much of each. */
const addPaceOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--jobs <数>', '並べて動かす数。指定しなければ CPU の数、1 なら分けずに動かす').argParser(count),
    )
    .addOption(
      new Option(
        '--max-message <大きさ>',
        '1通のうち読む大きさ(64M のように書く。指定しなければ 64M)。超えた分は読まず truncated とする',
      ).argParser(size),
    );

/** The flags of a command that reads many messages and judges addresses by them. */
export const addReadingOptions = (command: Command): Command =>
  addPaceOptions(addPolicyOptions(command.addOption(sinceOption())));

const softOption = (): Option =>
  new Option(
    '--soft <回数>',
    '一時エラーがこの回数(1日に1回まで)になった宛先も外す。指定しなければ5回、相手のサーバーの障害は7回',
  ).argParser(count);

const withinOption = (): Option =>
  new Option('--within <日数>', '一時エラーを、最後のものから何日前まで数えるか。指定しなければ 180d').argParser(days);

export function addScanOptions(command: Command): Command {
  const filtered = command
    .addOption(
      new Option(
        '--only <条件>',
        '条件に合うものだけにする。例: reason=userunknown,list=remove(同じ名前は「または」、違う名前は「かつ」。kind reason list side resend hard rule provider domain)',
      ).argParser(filter),
    )
    .addOption(sinceOption())
    .addOption(
      new Option('--by <何で>', '宛先ごとに1行の表にする(名簿から外すか、そのわけ、回数、日付)').choices(['recipient']),
    )
    .addOption(
      new Option(
        '--sent <通数>',
        'この期間に送った通数。届かなかった、苦情があったなどの割合を、集計(table、markdown、html、json)に加える',
      ).argParser(sent),
    )
    .addOption(
      new Option(
        '--compare <ファイル>',
        '前回の結果(--format ndjson で書いたもの)と比べ、新しく外す宛先や理由の増減を、集計(table、markdown、html、json)に加える',
      ),
    )
    .addOption(
      new Option(
        '--export <形>',
        '名簿から外す宛先と配信を止める宛先だけを、ほかのサービスに渡す形で書き出す(addresses は1行に1つのアドレス)',
      ).choices(EXPORT_NAMES),
    )
    .addOption(
      new Option(
        '--state <ファイル>',
        '前回までに読んだところをこのファイルに残し、新しいメールだけを読む(標準入力には使えません)',
      ),
    )
    .addOption(
      new Option(
        '--keep-duplicates',
        '同じ通知(通知の Message-ID と宛先が同じもの)も、届いた数だけ集計に数える。指定しなければ1通と数える',
      ),
    );
  return addPaceOptions(addPolicyOptions(filtered));
}

/** A thousand threads help nobody. */
const MOST = 1024;

function count(text: string): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < 1) throw new InvalidArgumentError('1 以上の整数を指定してください。');
  return Math.min(value, MOST);
}

/** More than anybody sends. */
const MOST_SENT = 1e12;

function sent(text: string): number {
  const value = Number(text.normalize('NFKC').replace(/,/g, ''));
  if (!Number.isInteger(value) || value < 1 || value > MOST_SENT)
    throw new InvalidArgumentError('送った通数を、50000 のように 1 以上の整数で書いてください。');
  return value;
}

function days(text: string): number {
  const [, digits = '0'] = /^(\d{1,4})d?$/.exec(text) ?? [];
  if (Number(digits) < 1) throw new InvalidArgumentError('180d のように、日数で指定してください。');
  return Number(digits);
}

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };
/** Below that not even a header fits. */
const LEAST_SIZE = 1024;
/** The largest buffer Node has on every system. */
const MOST_SIZE = 2 * 1024 ** 3;

function size(text: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,12})([KMG]?)(?:i?B)?$/i.exec(text) ?? [];
  const bytes = Number(digits) * (UNITS[unit.toUpperCase()] ?? 1);
  if (digits === '' || bytes < LEAST_SIZE || bytes > MOST_SIZE)
    throw new InvalidArgumentError('1K から 2G までの大きさを、64M のように指定してください。');
  return bytes;
}

function since(text: string): Date {
  const day = parseSince(text, Date.now());
  if (day === null) throw new InvalidArgumentError('2026-11-01 か 7d のように書いてください。');
  return day;
}

function filter(text: string, previous: Filter | undefined): Filter {
  const parsed = parseFilter(previous === undefined ? text : `${previous.text},${text}`);
  if ('accepts' in parsed) return parsed;
  const choices =
    parsed.choices.length > 0 ? `次のように書いてください: ${parsed.choices.join(' ')}` : '値を書いてください。';
  throw new InvalidArgumentError(`「${parsed.part}」が分かりません。${choices}`);
}
