// Addresses in a text: what must stand in a translation letter for letter.

// ASCII only: in Chinese and Japanese an address ends where the next word begins, without a blank.
const url = /(?:https?:\/\/|www\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi
const email = /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,5}/gi
/** @names, #topics, and sites named without https: or www. */
const handle =
  /(?<![\w@./&#])[@#][\p{L}\p{N}_]{2,60}|(?<![\w@./-])(?:[a-z\d][a-z\d-]{0,62}\.){1,4}(?:com|org|net|id|info|gov|edu|io|tv|int|eu|uk|jp|cn|fr|sg|my|au)(?![\w-])/giu

export type Addresses = { readonly links: readonly string[]; readonly handles: readonly string[] }

/** Web and mail addresses (`links`), and @names, #topics and bare site names (`handles`) as they are written. */
export function addressesIn(plain: string): Addresses {
  const urls = matches(plain, url).map(trimmed)
  const rest = plain.replace(url, blank)
  const emails = matches(rest, email).map(trimmed)
  return { links: [...urls, ...emails], handles: matches(rest.replace(email, blank), handle) }
}

export function withoutAddresses(plain: string): string {
  return plain.replace(url, blank).replace(email, blank).replace(handle, blank)
}

/** Where addresses and handles stand, in order; and whatever else `also` matches. */
export function addressSpans(text: string, also: RegExp): { at: number; length: number }[] {
  const spans = [url, email, handle, also].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: match }) => ({
      at: index,
      length: pattern === url ? trimmed(match).length : match.length,
    })),
  )
  let end = 0
  return spans
    .sort((one, other) => one.at - other.at || other.length - one.length)
    .filter(({ at, length }) => {
      if (at < end || length === 0) return false
      end = at + length
      return true
    })
}

/** Stands for what has been taken out; no letter, no blank, no punctuation mark. */
const blank = '\ufffc'

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([match]) => match)

/** Without the marks of the sentence around it; a closing bracket belongs to an address that opens one. */
const trimmed = (address: string): string =>
  address.replace(address.includes('(') ? /[.,;:!?'\]]{1,20}$/ : /[.,;:!?'\])]{1,20}$/, '')
