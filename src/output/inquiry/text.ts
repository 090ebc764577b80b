/** A text to copy, and what its sender has to know first. */
export interface InquiryText {
  readonly title: string;
  /** For the reader, not to be copied. */
  readonly notes: readonly string[];
  /** To be copied; every line is safe to show. What is not known is a blank in 【 】. */
  readonly lines: readonly string[];
}
