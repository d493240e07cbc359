// Asking the server, from the browser.
import type { DeskChange } from '../change/change.ts'
import type { DeskPage, DeskQuery, DeskSummary, Sheet, StoryCells, Timed } from '../types.ts'

/** The server refused: its sentence is ready to be shown. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`/api/desk/${path}`, {
    credentials: 'same-origin',
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const read: unknown = await answer.json().catch(() => null)
  if (answer.ok && read !== null) return read as Answer
  const message = typeof read === 'object' && read !== null && 'message' in read ? String(read.message) : ''
  throw new Refused(answer.status, message)
}

/** The sentence to show for an error; `offline` where the server said nothing. */
export const sentenceOf = (error: unknown, offline: string): string =>
  error instanceof Refused && error.message !== '' ? error.message : offline

export const fetchStory = (id: number) => ask<StoryCells & Timed>(`stories/${id}`)
export const fetchSheet = (id: number, locale: string) => ask<Sheet>(`stories/${id}/${locale}`)
export const fetchSummary = (locale: string | null) => ask<DeskSummary>(`summary?language=${locale ?? ''}`)
export const fetchDesk = (query: DeskQuery) => ask<DeskPage>(`stories?${searchOf(query)}`)

/** A change to one translation; gives the translation as it is then. */
export const sendChange = (id: number, locale: string, change: DeskChange) =>
  ask<Sheet>(`stories/${id}/${locale}`, change)
export const requestTranslations = (stories: readonly number[], locales: readonly string[] = []) =>
  ask<{ asked: number }>('requests', { stories, locales })

/** A question to the desk as an address has it; what is usual is left out. */
export function searchOf({ state, locale, search, order, after }: DeskQuery): string {
  const given = {
    state: state === 'open' ? '' : state,
    language: locale ?? '',
    search,
    order: order === 'oldest' ? '' : order,
    after: after ?? '',
  }
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString()
}
