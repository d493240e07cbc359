// Characters that stories may have and XML 1.0 can't (its section 2.2): TMX has `<ph>` for what is no text.

/** `type` of the `<ph>` that stands for such a character. */
export const characterType = 'x-char'

// NUL and halves of characters are not among them: the database has none.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const invalidInXml = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

/** Text and impossible characters (at odd places) in turn. */
export const splitAtInvalidXml = (text: string): string[] => text.split(new RegExp(`(${invalidInXml.source})`))

/** U+0001 → `U+0001` */
export const encodeCharacter = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** The character that a `<ph>` stands for; null when it stands for something else. */
export function decodeCharacter(type: string | undefined, content: string): string | null {
  const [, code] = (type === characterType && /^U\+([0-9A-F]{4})$/.exec(content)) || []
  const character = String.fromCharCode(Number.parseInt(code ?? '0', 16))
  return invalidInXml.test(character) ? character : null
}
