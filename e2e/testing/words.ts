// Words that are written once, so that each can be looked for by itself wherever texts stand.

let made = 0

/** A word that no other call gives, and that is no part of another. */
export function newWord(): string {
  made += 1
  return `w${made}x`
}

export const newWords = (count: number): string[] => Array.from({ length: count }, newWord)

/** Those words in a text, or in the JSON of one. One that was cut in two is not there. */
export const wordsIn = (text: string): string[] => text.match(/w\d+x/g) ?? []
