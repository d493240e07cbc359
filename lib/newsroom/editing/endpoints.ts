// What the editor of stories and translations asks and says while a document is open: `POST /api/{collection}/{id}/editing`.
import { addDataAndFileToRequest, docAccessOperation, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { pool } from '#lib/database/pool.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { transact } from '#lib/database/transact.ts'
import { staffOf } from '../access/roles.ts'
import { say, type TextChoice } from '../admin/labels.ts'
import { notify } from '../notices/notify.ts'
import { connectionOf } from '../sql.ts'
import { inRequestTransaction } from '../writing/request.ts'
import { keepAside } from './aside.ts'
import { dropIfEmpty } from './empty.ts'
import { type Editor, endHold, type HeldCollection, type HeldDocument, keepHold, readHold, takeHold } from './holds.ts'
import { type DocumentStatus, readNewest } from './saves.ts'

/** Characters of JSON that words to be kept aside may have. */
const wordsLimit = 2_000_000

const asked = z.object({
  tab: z.string().regex(/^[\w-]{8,64}$/),
  /**
   * `hold`: have it, if nobody else has; `take`: have it, whoever has; `leave`: give it back, `left`: for good, `closed`: the page
   * is gone, and may be on its way again (reloaded); `look`: only tell; `aside`: keep words as a version beside the newest.
   */
  what: z.enum(['hold', 'take', 'leave', 'left', 'closed', 'look', 'aside']),
  words: z.record(z.string(), z.unknown()).optional(),
})

/** How things stand with a document. Moments are ISO 8601 in UTC. */
export type EditingState = {
  /** Who has it open for editing. `mine`: the one who asks, in the tab that asks. */
  readonly holder: {
    readonly id: number
    readonly name: string
    readonly since: string
    readonly mine: boolean
    readonly me: boolean
    /** The name of one's own page. */
    readonly tab: string | null
  } | null
  /** The tab was holding it until this holder took it over. */
  readonly taken: boolean
  /** Whether the one who asks may change it at all. */
  readonly may: boolean
  /** `updatedAt` of the newest text, and who saved it. */
  readonly stamp: string
  readonly status: DocumentStatus
  readonly savedBy: string | null
}

async function mayChange(req: PayloadRequest, { collection: slug, id }: HeldDocument): Promise<boolean> {
  const collection = req.payload.collections[slug]
  const { update } = await docAccessOperation({ collection, id, req })
  return Boolean(update)
}

/** Takes a document whoever has it, and tells them. */
async function takeOver(req: PayloadRequest, db: Queryable, document: HeldDocument, editor: Editor): Promise<void> {
  const before = await readHold(db, document)
  await takeHold(db, document, editor, true)
  const where = { relationTo: document.collection, value: document.id }
  await notify(req, { kind: 'takenOver', to: [before?.user], document: where })
}

/** Milliseconds within which a page that was reloaded has the document again, on a bad connection too. */
const comesBackWithin = 60_000

/** What a restart of this process forgets, the worker drops a day later. */
async function dropClosed(document: HeldDocument, user: number): Promise<void> {
  try {
    await transact(pool(), (db) => dropIfEmpty(db, document, user))
  } catch (error) {
    console.warn(`editing: an empty draft stays: ${error instanceof Error ? error.message : error}`)
  }
}

/** `POST /api/{collection}/{id}/editing`. */
export const editingEndpoint = (collection: HeldCollection): Endpoint => ({
  path: '/:id/editing',
  method: 'post',
  handler: async (req) => {
    const refuse = (status: number, message: TextChoice) =>
      Response.json({ errors: [{ message: say(req, message) }] }, { status })
    const user = staffOf(req)
    if (!user) return refuse(401, ({ editing }) => editing.signedOut)
    await addDataAndFileToRequest(req)
    const read = asked.safeParse(req.data)
    const document = { collection, id: Number(req.routeParams?.id) }
    if (!read.success || !Number.isInteger(document.id)) return refuse(400, ({ errors }) => errors.badRequest)
    const { tab, what, words } = read.data
    const editor = { user: user.id, tab }
    const db = await connectionOf(req)
    const newest = await readNewest(db, document)
    if (!newest) return refuse(404, ({ editing }) => editing.gone)

    const isLeaving = what === 'leave' || what === 'left' || what === 'closed'
    if (isLeaving) await endHold(db, document, editor)
    if (what === 'left') await inRequestTransaction(req, (own) => dropIfEmpty(own, document, user.id))
    if (what === 'closed') setTimeout(() => void dropClosed(document, user.id), comesBackWithin).unref()
    const goesOn = what === 'hold' && (await keepHold(db, document, editor))
    // Asked once, when a tab comes to have a document; a heartbeat after that says nothing new.
    const may = goesOn || (!isLeaving && (await mayChange(req, document)))
    if (what === 'aside') {
      if (!may) return refuse(403, ({ errors }) => errors.notYours)
      if (JSON.stringify(words ?? {}).length > wordsLimit)
        return refuse(413, ({ errors }) => errors.tooLong(wordsLimit))
      await inRequestTransaction(req, () => keepAside(req, document, words ?? {}))
    }
    if (may && !goesOn && what === 'hold') await takeHold(db, document, editor, false)
    if (may && what === 'take') await inRequestTransaction(req, (own) => takeOver(req, own, document, editor))
    const hold = await readHold(db, document)
    const mine = hold?.user === user.id && hold.tab === tab
    const state: EditingState = {
      holder: hold && {
        id: hold.user,
        name: hold.name,
        since: hold.since.toISOString(),
        mine,
        me: hold.user === user.id,
        tab: hold.user === user.id ? hold.tab : null,
      },
      taken: hold?.takenFrom === tab,
      may,
      stamp: newest.stamp,
      status: newest.status,
      savedBy: newest.by?.name ?? null,
    }
    return Response.json(state)
  },
})
