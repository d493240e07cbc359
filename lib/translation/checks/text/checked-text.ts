import { plainText } from '#lib/segments/tags.ts'
import { withoutAddresses } from './addresses.ts'

/** One text, prepared once for all checks. */
export type CheckedText = {
  readonly tagged: string
  /** Without tags, NFC. */
  readonly plain: string
  /** Without tags and addresses, whose letters and figures say nothing about language. */
  readonly prose: string
}

export function checkedText(tagged: string): CheckedText {
  const plain = plainText(tagged).normalize('NFC')
  return { tagged, plain, prose: withoutAddresses(plain) }
}
