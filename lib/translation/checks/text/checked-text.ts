import { plainText } from '#lib/segments/tags.ts'
import { withoutAddresses } from './addresses.ts'

/** One text, prepared once for all checks. */
export type CheckedText = {
  readonly tagged: string
  /** Without tags, NFC. */
  readonly plain: string
  /** Without tags and addresses, whose letters and figures say nothing about language; of a very long text the beginning. */
  readonly prose: string
}

/** A block is a paragraph; what is longer is a mistake or an attack, and must not keep a worker busy. */
const maxLength = 60_000

export function checkedText(tagged: string): CheckedText {
  const plain = plainText(tagged).normalize('NFC')
  return { tagged, plain, prose: withoutAddresses(plain.slice(0, maxLength)) }
}
