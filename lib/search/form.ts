// In which form texts are indexed: an index of another form finds some words no longer, and nobody would know.
import type { Database } from './stories.ts'

/**
 * Raised by one whenever the same text would be indexed differently: by another folding, other tokens, another stemmer,
 * other parts of the story. `form.test.ts` notices. Workers then index every story anew, and say in the database that
 * they have.
 */
export const indexForm = 2

/** Whether every row of the index has the form of this version. */
export async function hasCurrentForm(db: Database): Promise<boolean> {
  const { rows } = await db.query<{ form: number }>('SELECT form FROM search_state')
  return rows[0]?.form === indexForm
}

/** Notes that every row of the index has the form of this version. */
export async function noteCurrentForm(db: Database): Promise<void> {
  await db.query('INSERT INTO search_state (form) VALUES ($1) ON CONFLICT (one) DO UPDATE SET form = excluded.form', [
    indexForm,
  ])
}
