/** A table that does not show everything. */
export interface Capped<T> {
  readonly shown: readonly T[];
  /** How many there are; null where more came than were told apart. */
  readonly total: number | null;
}
