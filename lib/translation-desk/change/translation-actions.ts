// Actions on a whole translation.
import type { PayloadRequest } from 'payload'
import type { Queryable } from '#lib/database/queryable.ts'
import { requestTranslations } from '#lib/newsroom/hooks/translation-jobs.ts'
import type { Translation } from '#lib/newsroom/payload-types.ts'
import { DeskError, notFound } from '../desk-error.ts'
import type { StoryDocument } from '../read/document.ts'
import { writeRecords } from './write.ts'

type On = { readonly req: PayloadRequest; readonly db: Queryable; readonly document: StoryDocument }

type Change = Partial<Pick<Translation, 'locked' | 'withdrawn' | 'reviewedAt' | 'reviewedRole' | '_status'>>

/** Saves with this person's rights. */
async function change({ req, document }: On, data: Change, draft: boolean) {
  if (!document.existing) throw notFound()
  const options = {
    collection: 'translations',
    id: document.existing.id,
    depth: 0,
    overrideAccess: false,
    req,
  } as const
  await req.payload.update({ ...options, data, draft })
}

/** Locks a translation against the machine, or unlocks it. */
export async function lock(on: On, locked: boolean): Promise<void> {
  const { isDraft } = on.document
  await change(on, { locked, _status: isDraft ? 'draft' : 'published' }, isDraft)
}

/** Readers see the newest text. */
export async function publish(on: On): Promise<void> {
  await change(on, { _status: 'published' }, false)
  await settle(on, null)
}

/** Readers get the original instead. */
export async function withdraw(on: On): Promise<void> {
  await change(on, { withdrawn: true, _status: 'draft' }, false)
  await settle(on, 'withdrawn')
}

/** A person has decided: what was held, or has failed, is no open question any more. */
async function settle({ db, document }: On, reason: string | null): Promise<void> {
  await db.query(
    `UPDATE translation_progress SET state = 'done', reason = $3, detail = NULL, finished_at = now()
      WHERE article_id = $1 AND locale = $2 AND state IN ('held', 'failed')`,
    [document.article, document.locale, reason],
  )
}

/** Someone has compared the whole with its original; readers are told their role, the newsroom their name. */
export async function review(on: On, role: string): Promise<void> {
  const { isDraft } = on.document
  const reviewed = { reviewedRole: role.trim() || null, reviewedAt: new Date().toISOString() }
  await change(on, { ...reviewed, _status: isDraft ? 'draft' : 'published' }, isDraft)
}

/** Every word is the machine's again, and is made anew. Until it is, what stands stays. */
export async function giveToMachine(on: On): Promise<void> {
  const { req, document } = on
  const { existing, article, locale } = document
  if (!existing) throw notFound()
  if (existing.locked) throw new DeskError(409, ({ locked }) => locked)
  const records = existing.records
    .filter(({ target }) => target !== '')
    .map((record) => ({ ...record, origin: 'machine', redo: true, suggestion: null }) as const)
  const cleared = {
    origin: 'machine',
    reviewedAt: null,
    reviewedBy: null,
    reviewedRole: null,
    withdrawn: false,
  } as const
  await writeRecords(req, document, records, {}, cleared)
  await requestTranslations(req, article, { priority: 'edited', locales: [locale] })
}
