// Who has a document open for editing. From the moment it is open it is held, for one tab of one person; others see it
// read-only and may take it over. A hold that is not heard of any more ends by itself.
import type { Queryable } from '#lib/database/queryable.ts'

/** Collections whose documents are held. */
const heldCollections = ['articles', 'translations'] as const
export type HeldCollection = (typeof heldCollections)[number]

export const isHeldCollection = (slug: string): slug is HeldCollection => heldCollections.some((held) => held === slug)

export type HeldDocument = { readonly collection: HeldCollection; readonly id: number }

/** A tab of somebody's browser, by a name that it gave itself. */
export type Editor = { readonly user: number; readonly tab: string }

export type Hold = {
  readonly user: number
  readonly name: string
  readonly tab: string
  readonly since: Date
  /** The tab that lost the document when this one took it over. */
  readonly takenFrom: string | null
}

/**
 * Seconds of silence after which a hold ends. Tabs in the background are woken once a minute by browsers that save
 * energy.
 */
const holdLasts = 90

/** Condition on a row of `editing`: somebody has the document open. */
export const isHeldNow = (row: string): string =>
  `(${row}.holder IS NOT NULL AND ${row}.heard_at > now() - interval '${holdLasts} seconds')`

/** Who holds a document; null: nobody. */
export async function readHold(db: Queryable, { collection, id }: HeldDocument): Promise<Hold | null> {
  const { rows } = await db.query<Hold>(
    `SELECT e.holder AS user, u.name, e.tab, e.since, e.taken_from AS "takenFrom"
       FROM editing e JOIN users u ON u.id = e.holder
      WHERE e.collection = $1 AND e.document = $2 AND ${isHeldNow('e')}`,
    [collection, id],
  )
  return rows[0] ?? null
}

/** Says that a tab still has the document; false if it does not hold it. */
export async function keepHold(db: Queryable, { collection, id }: HeldDocument, editor: Editor): Promise<boolean> {
  const { rows } = await db.query(
    `UPDATE editing e SET heard_at = now()
      WHERE e.collection = $1 AND e.document = $2 AND e.holder = $3 AND e.tab = $4 AND ${isHeldNow('e')}
     RETURNING e.document`,
    [collection, id, editor.user, editor.tab],
  )
  return rows.length === 1
}

/**
 * Holds a document for a tab if nobody else holds it; with `force`, also then.
 *
 * @returns whether the tab holds it now
 */
export async function takeHold(
  db: Queryable,
  { collection, id }: HeldDocument,
  { user, tab }: Editor,
  force: boolean,
): Promise<boolean> {
  const { rows } = await db.query(
    `INSERT INTO editing AS e (collection, document, holder, tab, since, heard_at) VALUES ($1, $2, $3, $4, now(), now())
     ON CONFLICT (collection, document) DO UPDATE
       SET holder = $3, tab = $4, since = now(), heard_at = now(),
           taken_from = CASE WHEN ${isHeldNow('e')} AND e.tab <> $4 THEN e.tab END
     WHERE $5 OR (e.holder = $3 AND e.tab = $4) OR NOT ${isHeldNow('e')}
     RETURNING document`,
    [collection, id, user, tab, force],
  )
  return rows.length === 1
}

/** Gives a document back; does nothing if the tab does not hold it. */
export async function endHold(db: Queryable, { collection, id }: HeldDocument, editor: Editor): Promise<void> {
  await db.query(
    `UPDATE editing SET holder = NULL, tab = NULL, since = NULL, heard_at = NULL, taken_from = NULL
      WHERE collection = $1 AND document = $2 AND holder = $3 AND tab = $4`,
    [collection, id, editor.user, editor.tab],
  )
}
