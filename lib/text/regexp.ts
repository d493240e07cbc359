// Parts of regular expressions with the flag `u`.

/** A text that matches itself. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)

/** Before the first letter or figure of a word. */
export const wordStart = String.raw`(?<![\p{L}\p{M}\p{N}])`
/** After the last letter or figure of a word. */
export const wordEnd = String.raw`(?![\p{L}\p{M}\p{N}])`
