'use client'

// The edit view's requests. None of them throws: what went wrong is said.
import type { EditingState } from '../../editing/endpoints.ts'
import type { HeldCollection } from '../../editing/holds.ts'
import type { StaleData } from '../../editing/saves.ts'
import type { SaveFault } from './saver.ts'
import type { Values } from './words.ts'

/** Milliseconds that a save may take. */
const patience = 20_000

/** Bytes that browsers let a request have that outlives its page. */
const keepaliveLimit = 60_000

/** A document as the server answers. */
export type SavedDocument = Values & { readonly id: number; readonly updatedAt: string }

/** `words`: those of a long text that the fault stands at. */
export type FieldFault = { readonly path: string; readonly message: string; readonly words?: string }

export type SaveAnswer =
  | { readonly ok: true; readonly doc: SavedDocument }
  | { readonly ok: false; readonly fault: SaveFault; readonly fields: readonly FieldFault[] }

type ErrorBody = {
  readonly errors?: readonly {
    readonly message?: string
    readonly data?: Partial<StaleData> & { readonly errors?: readonly Partial<FieldFault>[] }
  }[]
}

const offline: SaveAnswer = { ok: false, fault: { kind: 'offline', message: '' }, fields: [] }

async function faultOf(answer: Response): Promise<SaveAnswer> {
  const body = (await answer.json().catch(() => ({}))) as ErrorBody
  const [first] = body.errors ?? []
  const message = first?.message ?? ''
  const fields = (first?.data?.errors ?? []).flatMap(({ path, message, words }) =>
    path && message ? [{ path, message, ...(words && { words }) }] : [],
  )
  const of = (kind: SaveFault['kind']): SaveAnswer => ({ ok: false, fault: { kind, message }, fields })
  if (answer.status === 409 && first?.data?.stale) return of('stale')
  if (answer.status === 401 || answer.status === 403) {
    const isOut = (await isSignedIn()) === null
    return isOut ? { ok: false, fault: { kind: 'session', message: '' }, fields: [] } : of('refused')
  }
  return of(answer.status >= 500 || answer.status === 429 || answer.status === 408 ? 'server' : 'refused')
}

/** The id of who is signed in; null: nobody; undefined: not known, as nothing answers. */
export async function isSignedIn(): Promise<number | null | undefined> {
  const answer = await fetch('/api/users/me?depth=0', { credentials: 'same-origin' }).catch(() => null)
  if (!answer?.ok) return undefined
  const { user } = (await answer.json().catch(() => ({}))) as { user?: { id: number } | null }
  return user?.id ?? null
}

export type EditingApi = ReturnType<typeof editingApi>

/** @param language of the admin interface: refusals come in it */
export function editingApi(collection: HeldCollection, id: number, tab: string, language: string) {
  const address = `/api/${collection}/${id}`
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': language }
  const query = (more: string) => `${address}?depth=0&fallback-locale=null&tab=${tab}${more}`
  // When a save left this page, in milliseconds since it was opened: one that was given up, and arrives after the next, is
  // known to be late.
  const nextSave = () => `&save=${Math.round(performance.now())}`

  /** @param status `withdrawn`: a draft that readers get nothing of any more */
  async function save(
    values: Values,
    base: string,
    status: 'draft' | 'published' | 'withdrawn',
    autosave: boolean,
  ): Promise<SaveAnswer> {
    const draft = status === 'draft' ? `&draft=true${autosave ? '&autosave=true' : ''}` : ''
    const answer = await fetch(query(draft + nextSave()), {
      method: 'PATCH',
      headers,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patience),
      body: JSON.stringify({ ...values, updatedAt: base, _status: status === 'published' ? status : 'draft' }),
    }).catch(() => null)
    if (!answer) return offline
    if (!answer.ok) return faultOf(answer)
    const body = (await answer.json().catch(() => null)) as { doc?: SavedDocument } | null
    // An answer that broke off on the way: the server says at the next attempt whether it has the words.
    return body?.doc ? { ok: true, doc: body.doc } : offline
  }

  return {
    save,

    /** Sends words while the page goes away; they are kept on the device, too. */
    saveLeaving(values: Values, base: string): void {
      const body = JSON.stringify({ ...values, updatedAt: base, _status: 'draft' })
      if (new Blob([body]).size > keepaliveLimit) return
      const request = { method: 'PATCH', headers, credentials: 'same-origin', keepalive: true, body } as const
      void fetch(query(`&draft=true&autosave=true${nextSave()}`), request).catch(() => null)
    },

    /** The newest text, as the server has it; null: it does not answer. */
    async newest(): Promise<SavedDocument | null> {
      const answer = await fetch(query('&draft=true'), { headers, credentials: 'same-origin' }).catch(() => null)
      return answer?.ok ? ((await answer.json()) as SavedDocument) : null
    },

    /** Says how things stand, or asks for it; null: the server does not answer, or refuses. */
    async editing(what: 'hold' | 'take' | 'look' | 'aside', words?: Values): Promise<EditingState | null> {
      const answer = await fetch(`${address}/editing`, {
        method: 'POST',
        headers,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(patience),
        body: JSON.stringify({ tab, what, words }),
      }).catch(() => null)
      return answer?.ok ? ((await answer.json()) as EditingState) : null
    },

    /**
     * Gives the document back while the page goes away.
     *
     * @param what `left`: for another page of the admin, `closed`: it is gone; nothing of an empty draft stays. `leave`: it may
     * come back as it is
     */
    leave(what: 'leave' | 'left' | 'closed'): void {
      const body = JSON.stringify({ tab, what })
      const request = { method: 'POST', headers, credentials: 'same-origin', keepalive: true, body } as const
      void fetch(`${address}/editing`, request).catch(() => null)
    },

    /**
     * Makes a schedule; the sentence that refuses it, or null. '' where the server does not answer.
     *
     * @param updatedAt the moment of the text on the page, if that is to go out and no other
     */
    async schedule(type: 'publish' | 'unpublish', at: string, updatedAt: string | undefined): Promise<string | null> {
      const answer = await fetch(`${address}/schedule`, {
        method: 'POST',
        headers,
        credentials: 'same-origin',
        body: JSON.stringify({ what: 'make', type, at, updatedAt }),
      }).catch(() => null)
      if (answer?.ok) return null
      const body = (await answer?.json().catch(() => ({}))) as ErrorBody | undefined
      return body?.errors?.[0]?.message ?? ''
    },
  }
}
