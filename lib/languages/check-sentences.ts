// What the checks of translations (lib/translation/checks) say to editors.

/** Every check there is, in the order in which editors read of them: what holds a text back first. */
export const checkIds = [
  'tags-broken',
  'tag-missing',
  'tag-unknown',
  'tag-doubled',
  'tag-misplaced',
  'empty',
  'unchanged',
  'leftover-sentence',
  'wrong-script',
  'wrong-language',
  'address-missing',
  'address-unknown',
  'number-missing',
  'number-unknown',
  'date-weekday',
  'weekday-changed',
  'month-changed',
  'name-missing',
  'name-varies',
  'term-rendering',
  'term-kept',
  'untranslated-quote',
  'handle-missing',
  'repeated-words',
  'end-punctuation',
  'length',
  'source-date-weekday',
] as const
export type CheckId = (typeof checkIds)[number]

/** A sentence for each check in an editor's language; `{name}` stands for a value of the warning's detail. */
export type CheckSentences = Readonly<Record<CheckId, string>>
