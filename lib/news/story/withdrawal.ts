// What readers are told at the address of a story that was pulled, where the newsroom says why.
import { isId } from '#lib/content/ids.ts'
import { shortPath } from '#lib/content/paths.ts'
import { readable } from '#lib/content/sql.ts'
import { inEveryEdition, type Locale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { type LocalizedTexts, localized } from '../localized.ts'
import { query } from '../query.ts'
import type { LookupResult, Withdrawal } from '../types.ts'

const noteQuery = `
  SELECT w.texts FROM withdrawal_notes w JOIN articles a ON a.id = w.article_id
   WHERE a.id = $1 AND (${readable('a')}) IS NOT TRUE`

/** The note of a withdrawn story, in the edition's language, else in Indonesian. Of the story itself it says nothing. */
export async function withdrawal(locale: Locale, id: string): Promise<LookupResult<Withdrawal>> {
  const article = Number(id)
  if (!/^\d+$/.test(id) || !isId(article)) return { kind: 'missing' }
  addCacheTag(`article:${article}`)
  const [row] = await query<{ texts: LocalizedTexts }>('withdrawal', noteQuery, [article])
  const note = row ? localized(row.texts, locale) : null
  if (!note) return { kind: 'missing' }
  // Any other address would name the story.
  return { kind: 'found', view: { note, paths: inEveryEdition((code) => shortPath(code, article)) } }
}
