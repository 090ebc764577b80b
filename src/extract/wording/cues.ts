export const RCPT = /\brcpt[ _]?to\s*(?:[:=]\s*)?["'<(]*$/i;
export const REPLY_LINE = /^\s*(?:<<<\s*|>\s*)?#?[245]\d\d[ -]/;
/** The reply to RCPT was kind: who was accepted then is not the one who failed now. */
export const ACCEPTED = /^\s*(?:(?:<<<|S:|Received:?\s*<<<|(?:[\d:.,-][\d:., -]{0,29})?<--)\s*)?2\d\d[ -]/;

/** Bullets, brackets and quotation marks that may open a line before its address. */
export const DECORATION =
  /^(?:[\s>|]*(?:\d{1,3}[.):]\s?(?:\[[A-Za-z0-9]{1,12}\] )?|\[[A-Za-z0-9]{1,12}\] ))?[\s\-*>•・●■◆◇○<"'([\]|+=~→#]*(?:(?:rfc-?822\s*;|smtp\s*[:;])\s*["'<(]*)?$/i;
/** `c=jp;a= ;p=example;dda:smtp=taro@example.jp;`: the gateway's own notation (X.400) of an address of the Internet. */
export const X400 = /^\s{0,20}c=[^@]{0,180}$/i;
/** SendGrid: `taro:000000:<taro@example.jp> : 550 ...` */
export const SENDGRID = /^[^\s:@]{1,64}:\d{1,12}:<?$/;
/** `Taro Yamada <taro@example.jp>` on a line of its own. */
export const isDisplayName = (before: string): boolean =>
  /^[\s\-*>•"']{0,20}(?:\p{Lu}[\p{L}'-]{0,30}, )?(?:[^:：@<>、。,.!?]|(?<=\b(?:\p{Lu}|Dr|Mr|Mrs|Ms|Jr|Sr|St))\.){1,40}$/u.test(
    before,
  );
/** `Taro Yamada (taro@example.jp)<mailto:taro@example.jp>` */
export const NAMED_AFTER = /^\)\s{0,20}(?:<mailto:[^>]{1,300}>\s{0,20})?$/;
export const ENDS = /^["'>)\].,;:|\s]*$/;
/** What a line goes on with that speaks of the address at its beginning. */
export const SPEAKS = /^["'>)\]]*\s*(?:[:…–—([,;|\t、：様-]|\.\.\.|=>|<mailto:|さん)/;
