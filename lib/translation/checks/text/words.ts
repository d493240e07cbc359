/** Words of a language that sets blanks between them, as written. */
export const wordsIn = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu) ?? []

/** A text as one would compare it: lower case, only letters and figures, one blank between words. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** Letters alone are counted, no marks, figures or signs. */
export const letterCount = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0

/** Length in characters as a person would count them, roughly: code points. */
export const characterCount = (text: string): number =>
  text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0)

/** Detail values stay short: no one reads a whole paragraph in a warning. */
export const excerpt = (text: string, most = 120): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`
}
