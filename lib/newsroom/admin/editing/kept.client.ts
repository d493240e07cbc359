'use client'

// Words on the device: what somebody has typed and the server does not have yet, in the browser's IndexedDB. One copy for
// each document, person and tab. What outlives a crash is offered when the document is opened again.
import { isSame, type Values } from './words.ts'

export type KeptWords = {
  /** Document, person and tab: `articles/7/3/…`. */
  readonly key: string
  readonly tab: string
  readonly values: Values
  /** `updatedAt` of the text that they began with. */
  readonly base: string
  /** Milliseconds since 1970, by the device's clock. */
  readonly at: number
}

/** `collection`: or a global; `id`: 0 while there is none. */
export type KeptOwner = { readonly collection: string; readonly id: number; readonly user: number }

/** Milliseconds that words are kept for on the device. */
const keptFor = 30 * 24 * 60 * 60 * 1000

const store = 'words'
let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('warta-newsroom', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

async function run<Result>(
  mode: IDBTransactionMode,
  work: (words: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode)
    const request = work(transaction.objectStore(store))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

const prefix = ({ collection, id, user }: KeptOwner) => `${collection}/${id}/${user}/`

/** Keeps words, in place of what this tab kept before. */
export function keepWords(owner: KeptOwner, tab: string, values: Values, base: string): Promise<unknown> {
  // Form values may hold what can't be cloned (files); JSON is what is sent, too.
  const plain = JSON.parse(JSON.stringify(values)) as Values
  const words: KeptWords = { key: prefix(owner) + tab, tab, values: plain, base, at: Date.now() }
  return run('readwrite', (all) => all.put(words))
}

export const dropWords = (key: string): Promise<unknown> => run('readwrite', (all) => all.delete(key))

export const keyOf = (owner: KeptOwner, tab: string): string => prefix(owner) + tab

/** What is kept of a document for a person, newest first; what is too old goes. */
async function readKept(owner: KeptOwner): Promise<KeptWords[]> {
  const all = (await run('readonly', (words) => words.getAll())) as KeptWords[]
  const oldest = Date.now() - keptFor
  for (const { key, at } of all) if (at < oldest) await dropWords(key)
  return all
    .filter(({ key, at }) => key.startsWith(prefix(owner)) && at >= oldest)
    .sort((one, other) => other.at - one.at)
}

const lockOf = (tab: string) => `warta-editing-${tab}`
const namesKey = 'warta-editing-tabs'

/** Names of pages that this browser has had open, the last hundred. */
function knownNames(): string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(namesKey) ?? '[]')
    return Array.isArray(read) ? read.map(String) : []
  } catch {
    return []
  }
}

/** A name for this page of the browser; until it is closed, other pages can tell that it is there. */
export function nameTab(): string {
  // Not `randomUUID`: a newsroom may be reached without HTTPS, where browsers have none.
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  const name = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (typeof window === 'undefined') return name
  try {
    localStorage.setItem(namesKey, JSON.stringify([...knownNames().slice(-99), name]))
  } catch {
    // Full or forbidden: after a crash the person is asked instead of known.
  }
  void navigator.locks?.request(lockOf(name), () => new Promise(() => {}))
  return name
}

/** Whether a page was one of this browser's and is closed. Browsers tell only over HTTPS; elsewhere nothing is known. */
export async function isClosed(tab: string): Promise<boolean> {
  const locks = await navigator.locks?.query().catch(() => null)
  return Boolean(locks) && knownNames().includes(tab) && !isOpen(locks ?? {}, tab)
}

const isOpen = ({ held = [] }: LockManagerSnapshot, tab: string) => held.some(({ name }) => name === lockOf(tab))

/**
 * Whether the page that kept words may still be writing them. Where browsers don't tell, what was kept within a few
 * seconds counts as being written.
 */
async function isBeingWritten({ tab, at }: KeptWords): Promise<boolean> {
  const locks = await navigator.locks?.query().catch(() => null)
  return locks ? isOpen(locks, tab) : Date.now() - at < 5_000
}

/**
 * What was kept by pages that are gone, and is not what stands on the page: to be offered, newest first.
 *
 * @param tab the page that asks; what it keeps itself is no such thing
 * @param shown what stands on the page; words that say the same (they were sent as their page went away) are dropped
 */
export async function wordsToOffer(owner: KeptOwner, tab: string, shown: () => Values): Promise<KeptWords[]> {
  const offered: KeptWords[] = []
  for (const words of await readKept(owner)) {
    if (words.tab === tab || (await isBeingWritten(words))) continue
    if (isSame(words.values, shown())) await dropWords(words.key)
    else offered.push(words)
  }
  return offered
}
