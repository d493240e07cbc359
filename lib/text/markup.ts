// Markup of translation tools, which they leave behind where plain text belongs. HTML is text: stories are written about it.

/** Elements of segments in TMX and XLIFF. */
const names = ['seg', 'tuv?', 'bpt', 'ept', 'ph', 'it', 'hi', 'ut', 'g', 'x', 'bx', 'ex', 'mrk']
const markup = new RegExp(`</?(?:${names.join('|')})(?:\\s[^<>]*)?/?>`, 'iu')

/** The first tag in a text, such as `<seg id="1">`; `null` when there is none. Any other `<` is text. */
export const markupIn = (text: string): string | null => markup.exec(text)?.[0] ?? null
