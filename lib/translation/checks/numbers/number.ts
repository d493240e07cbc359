/** A number as it stands in a text. */
export type FoundNumber = {
  /** As written. */
  readonly text: string
  /** Each way to read it: `1234`, `7.5`; times of day as `7:55`, in the twelve-hour clock. */
  readonly readings: readonly string[]
  /** Its pieces, where it may as well be several numbers: a telephone number, a date with dots. */
  readonly parts: readonly string[]
  /**
   * How much it means: `figures` has to be found in a translation; `words` too, if it is more than ten; `hint` (a month,
   * an article that also means one) only explains what the other side says.
   */
  readonly weight: 'figures' | 'words' | 'hint'
}
