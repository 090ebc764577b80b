import type { Judge } from '../../judgement/judge.ts';
import type { Repeats } from '../../scan/repeats/repeats.ts';
import { type Io, tell } from '../io/io.ts';

const NOTICES =
  '診断が多いため、同じ通知かどうかは、はじめの約300万件との間でだけ見分けました。分けて調べると、残りも見分けられます。';

const ARRIVALS =
  '届いた宛先が多いため、一部の宛先は、届いたことを覚えていません。「外す」とした宛先は、名簿から外す前に、そのあと届いていないかをログで確かめてください。';

/** What a run could not keep in mind, where that may change what it says. */
export function tellOfTooMany(
  { repeats, judge }: { readonly repeats: Repeats | null; readonly judge: Judge },
  io: Io,
): void {
  if (repeats?.isFull()) tell(io, NOTICES);
  if (judge.isFull()) tell(io, ARRIVALS);
}
