// The desk's API, for the browser.
import type { DeskChange } from '../change/change.ts'
import type { DeskPage, DeskQuery, DeskSummary, Sheet, StoryCells, WithServerTime } from '../types.ts'

/** A request that failed; its message is a sentence to show. */
export class RequestError extends Error {
  override readonly name = 'Refused'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

async function request<Answer>(path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`/api/desk/${path}`, {
    credentials: 'same-origin',
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const read: unknown = await answer.json().catch(() => null)
  if (answer.ok && read !== null) return read as Answer
  const message = typeof read === 'object' && read !== null && 'message' in read ? String(read.message) : ''
  throw new RequestError(answer.status, message)
}

/** The sentence to show for an error; `offline` if the server gave none. */
export const errorMessage = (error: unknown, offline: string): string =>
  error instanceof RequestError && error.message !== '' ? error.message : offline

export const fetchStory = (id: number) => request<StoryCells & WithServerTime>(`stories/${id}`)
export const fetchSheet = (id: number, locale: string) => request<Sheet>(`stories/${id}/${locale}`)
export const fetchSummary = (locale: string | null) => request<DeskSummary>(`summary?language=${locale ?? ''}`)
export const fetchDesk = (query: DeskQuery) => request<DeskPage>(`stories?${toSearchParams(query)}`)

/** Changes one translation, and returns it. */
export const sendChange = (id: number, locale: string, change: DeskChange) =>
  request<Sheet>(`stories/${id}/${locale}`, change)
export const requestTranslations = (stories: readonly number[], locales: readonly string[] = []) =>
  request<{ asked: number }>('requests', { stories, locales })

/** The desk's query as URL parameters, without default values. */
export function toSearchParams({ state, locale, search, order, after }: DeskQuery): string {
  const given = {
    state: state === 'open' ? '' : state,
    language: locale ?? '',
    search,
    order: order === 'oldest' ? '' : order,
    after: after ?? '',
  }
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString()
}
