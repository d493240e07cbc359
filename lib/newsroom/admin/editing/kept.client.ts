'use client'

// Words on the device: what somebody has typed and the server does not have yet, in the browser's IndexedDB. One copy for
// each document, person and tab. What outlives a crash is offered when the document is opened again.
import { useEffect, useState } from 'react'
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

const put = (words: KeptWords) => run('readwrite', (all) => all.put(words))

/** As JSON, which is what is sent, too: form values may hold what can't be cloned (files). */
const recordOf = (owner: KeptOwner, tab: string, values: Values, base: string): string =>
  JSON.stringify({ key: keyOf(owner, tab), tab, values, base, at: Date.now() } satisfies KeptWords)

/** Keeps words, in place of what this tab kept before. */
export const keepWords = (owner: KeptOwner, tab: string, values: Values, base: string): Promise<unknown> =>
  put(JSON.parse(recordOf(owner, tab, values, base)) as KeptWords)

/** In localStorage, before the key of words that a page kept as it went away. */
const leftPrefix = 'warta-words/'

/** Keeps words while the page goes away: at once, as nothing waits for IndexedDB then. */
export function keepLeaving(owner: KeptOwner, tab: string, values: Values, base: string): void {
  try {
    localStorage.setItem(leftPrefix + keyOf(owner, tab), recordOf(owner, tab, values, base))
  } catch {
    // Full or forbidden: what was kept up to a moment ago is there.
  }
}

/** Puts what pages kept as they went away with the other words. */
async function collectLeft(): Promise<void> {
  for (const name of Object.keys(localStorage).filter((name) => name.startsWith(leftPrefix))) {
    await put(JSON.parse(localStorage.getItem(name) ?? '') as KeptWords)
    localStorage.removeItem(name)
  }
}

export async function dropWords(key: string): Promise<void> {
  await run('readwrite', (all) => all.delete(key))
  localStorage.removeItem(leftPrefix + key)
}

export const keyOf = (owner: KeptOwner, tab: string): string => prefix(owner) + tab

const readAll = async () => (await run('readonly', (words) => words.getAll())) as KeptWords[]

/** What is kept of a document for a person, newest first; what is too old goes. */
async function readKept(owner: KeptOwner): Promise<KeptWords[]> {
  await collectLeft()
  const all = await readAll()
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
  if (!locks || isOpen(locks, tab)) return false
  // Of a browser that crashed, the last names may be lost; the words that it kept are not.
  return knownNames().includes(tab) || (await readAll().catch(() => [])).some((words) => words.tab === tab)
}

const isOpen = ({ held = [] }: LockManagerSnapshot, tab: string) => held.some(({ name }) => name === lockOf(tab))

/** Milliseconds within which words that were kept may be of a page that is open, where browsers don't tell. */
const writtenFor = 5_000

/** Whether the page that kept words may still be writing them. Browsers tell only over HTTPS. */
async function isBeingWritten({ tab, at }: KeptWords): Promise<boolean> {
  const locks = await navigator.locks?.query().catch(() => null)
  return locks ? isOpen(locks, tab) : Date.now() - at < writtenFor
}

/**
 * What was kept by pages that are gone, and is not what stands on the page: to be offered, newest first.
 *
 * @param tab the page that asks; what it keeps itself is no such thing
 * @param shown what stands on the page; words that say the same (they were sent as their page went away) are dropped
 */
async function wordsToOffer(owner: KeptOwner, tab: string, shown: () => Values): Promise<KeptWords[]> {
  const offered: KeptWords[] = []
  for (const words of await readKept(owner)) {
    if (words.tab === tab || (await isBeingWritten(words))) continue
    if (isSame(words.values, shown())) await dropWords(words.key)
    else offered.push(words)
  }
  return offered
}

/**
 * Words of closed pages that are to be offered; see `wordsToOffer`.
 *
 * @returns them, and what forgets one of them
 */
export function useOffered({ collection, id, user }: KeptOwner, tab: string, shown: () => Values) {
  const [offered, setOffered] = useState<readonly KeptWords[]>([])
  useEffect(() => {
    let isOver = false
    const look = async () => {
      const found = await wordsToOffer({ collection, id, user }, tab, shown).catch(() => [])
      if (!isOver) setOffered(found)
    }
    void look()
    // What may have been written a moment ago by another page is looked at once more.
    const again = navigator.locks ? undefined : setTimeout(look, writtenFor + 1_000)
    return () => {
      isOver = true
      clearTimeout(again)
    }
  }, [collection, id, user, tab, shown])
  return {
    offered,
    async forget({ key }: KeptWords): Promise<void> {
      setOffered((all) => all.filter((words) => words.key !== key))
      await dropWords(key).catch(() => null)
    },
  }
}
