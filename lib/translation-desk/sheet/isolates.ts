// Tags in a text that runs from right to left: their brackets would be mirrored and fall apart. Invisible isolates
// around each keep it together while it is edited (Unicode Standard Annex #9: U+2066, U+2069); they are no part of the
// text.
import { isolated } from '#lib/text/bidi.ts'
import { splitTags } from '../text/tag-split.ts'

/** A tagged text as it is shown in a field. */
export const showIsolates = (tagged: string): string =>
  splitTags(tagged)
    .map(({ text, isTag }) => (isTag ? isolated(text, 'ltr') : text))
    .join('')

/** What was typed, without the isolates, also those that lost their tag or their other half. */
export const hideIsolates = (shown: string): string => shown.replace(/[\u2066\u2069]/g, '')
