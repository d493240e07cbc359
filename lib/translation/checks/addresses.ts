// Addresses stand letter for letter: a wrong one leads readers to strangers, and nobody would notice.
import type { Detail, SegmentCheck } from './check.ts'
import { addressesIn } from './text/addresses.ts'
import { excerpt } from './text/words.ts'

const without = (some: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others.map((address) => address.toLowerCase()))
  return [...new Set(some)].filter((address) => !known.has(address.toLowerCase()))
}

const detail = (addresses: readonly string[]): Detail[] =>
  addresses.length > 0 ? [{ addresses: excerpt(addresses.join(' ')) }] : []

export const addressMissing: SegmentCheck = {
  id: 'address-missing',
  severity: 'blocking',
  scope: 'segment',
  find: ({ source, target }) => detail(without(addressesIn(source.plain).links, addressesIn(target.plain).links)),
}

export const addressUnknown: SegmentCheck = {
  id: 'address-unknown',
  severity: 'blocking',
  scope: 'segment',
  find: ({ source, target }) => detail(without(addressesIn(target.plain).links, addressesIn(source.plain).links)),
}

/** Only a warning: people do translate topics, and write the names of sites in their own letters. */
export const handleMissing: SegmentCheck = {
  id: 'handle-missing',
  severity: 'warning',
  scope: 'segment',
  find: ({ source, target }) => detail(without(addressesIn(source.plain).handles, addressesIn(target.plain).handles)),
}
