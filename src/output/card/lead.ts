import type { BounceRecord } from '../../model.ts';
import type { Finding } from '../record/finding.ts';
import type { Tone } from '../text/paint.ts';

const UNSETTLED = '原因は文面からは1つに決まりません。';

/** The first line: did it arrive, and why. */
export function leadOf({ record, speech }: Finding): string {
  const { headline, opening } = speech;
  switch (record.kind) {
    case 'bounce':
      return isSituation(record) ? `${record.title}: ${headline}` : opening + clause(record, headline);
    case 'delay':
      return opening + clause(record, headline);
    case 'success':
      return arrived(record, opening + headline);
    default:
      return headline;
  }
}

/** The same of several recipients. */
export const groupLead = (group: readonly Finding[]): string => {
  const [first] = group;
  const { kind, title } = first?.record ?? {};
  // What did not come back about a failure says itself what it is.
  if (kind !== 'bounce' && kind !== 'delay' && kind !== 'success')
    return `${first?.speech.headline ?? ''}宛先は${group.length}件あります。`;
  return `${first?.speech.opening ?? ''}「${title}」の宛先が${group.length}件あります。`;
};

const clause = ({ candidates }: BounceRecord, headline: string): string =>
  candidates.length > 0 ? UNSETTLED : headline;

/** RFC 3464 section 2.3.3: behind a relay that reports no delivery, nothing more is known. */
function arrived({ action }: BounceRecord, words: string): string {
  const passedOn = action === 'relayed' || action === 'expanded';
  return passedOn ? '次のサーバーへ渡されました。その先で届いたかどうかは、この通知では分かりません。' : words;
}

/** Somebody described what happens instead of quoting an error. */
export const isSituation = ({ rule }: BounceRecord): boolean => rule?.startsWith('situation/') ?? false;

export function toneOf({ kind }: BounceRecord): Tone {
  if (kind === 'bounce') return 'failed';
  if (kind === 'delay') return 'waiting';
  return kind === 'success' || kind === 'vacation' ? 'arrived' : 'neutral';
}
