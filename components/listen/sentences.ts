/** Browsers fall silent in the middle of longer ones. */
const longest = 200
const pieceOfWords = /.{1,200}(?:\s|$)|.{1,200}/gsu

/** A sentence in pieces that are short enough, divided at its pauses where it has any. */
function pieces(sentence: string): string[] {
  if (sentence.length <= longest) return [sentence]
  const parts = sentence.match(/[^,،、;；:：]+[,،、;；:：]*\s*/gu) ?? [sentence]
  const result: string[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last !== undefined && last.length + part.length <= longest) result[result.length - 1] = last + part
    else result.push(...(part.match(pieceOfWords) ?? [part]))
  }
  return result
}

/**
 * The sentences of one paragraph, each of at most 200 characters.
 *
 * @param language BCP 47 tag
 */
export function sentences(paragraph: string, language: string): string[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(paragraph)
  return [...segments]
    .flatMap(({ segment }) => pieces(segment))
    .map((piece) => piece.trim())
    .filter(Boolean)
}
