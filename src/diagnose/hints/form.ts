import { isQuoted, splitAddress } from '../../mail-address.ts';

/** What is wrong with the way an address is written; `mend` gives back what it was given where it finds nothing. */
interface Defect {
  readonly type: string;
  readonly text: string;
  readonly mend: (address: string) => string;
}

/** In an order in which one mending makes the next possible: a full-width comma is a comma first. */
const DEFECTS: readonly Defect[] = [
  {
    type: 'full-width',
    text: '宛先に全角の文字が入っています。「@」や「.」も含めて、すべて半角で入力してください。',
    mend: toHalfWidth,
  },
  {
    type: 'space',
    text: '宛先の途中に空白が入っています。空白を消してください。',
    mend: (address) => address.replace(/\s/gu, ''),
  },
  {
    type: 'comma',
    text: '宛先の「.(ドット)」が「,(カンマ)」になっています。',
    mend: (address) => address.replace(/[,\u3001]/g, '.'),
  },
  {
    type: 'doubled-at',
    text: '宛先に「@」が2つ以上あります。1つだけにしてください。',
    mend: oneAtSign,
  },
  {
    type: 'domain-dots',
    text: '宛先の@の右側で、「.(ドット)」の数か位置が違っています。',
    mend: tidyDomain,
  },
];

/** The full-width one, too. */
const AT_SIGN = /[@\uff20]/;

export interface MendedForm {
  readonly address: string;
  readonly defects: readonly Pick<Defect, 'type' | 'text'>[];
}

/** Nearly all addresses; in such a one there is nothing to mend. */
const SOUND = /^[\w.+/=-]+@[\w-]+(?:\.[\w-]+)*$/;

/** Mends what can be seen without knowing the address; names and a quoted left side are left alone. */
export function mendForm(written: string): MendedForm {
  if (SOUND.test(written)) return { address: written, defects: [] };
  const isAddress = AT_SIGN.test(written) && !isQuoted(splitAddress(written)?.local ?? '');
  if (!isAddress) return { address: written, defects: [] };
  let address = written;
  const defects = DEFECTS.flatMap(({ type, text, mend }) => {
    const before = address;
    address = mend(before);
    return address === before ? [] : [{ type, text }];
  });
  return { address, defects };
}

/** The Japanese full stop stands where a dot was meant; NFKC has no dot for it. */
function toHalfWidth(address: string): string {
  const narrow = address.replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'));
  return narrow.replace(/[\u3002\uff61]/g, '.');
}

/** `taro@@example.jp`; a server that saw no at sign (it was a full-width one) has put its own domain behind. */
function oneAtSign(address: string): string {
  if (address.indexOf('@') === address.lastIndexOf('@')) return address;
  const [local = '', domain = ''] = address.split('@').filter((piece) => piece !== '');
  return domain.includes('.') ? `${local}@${domain}` : address;
}

function tidyDomain(address: string): string {
  const parts = splitAddress(address);
  if (parts === null) return address;
  const labels = parts.domain.split('.').filter((label) => label !== '');
  return labels.length > 0 ? `${parts.local}@${labels.join('.')}` : address;
}
