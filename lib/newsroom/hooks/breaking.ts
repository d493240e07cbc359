import { sql } from 'drizzle-orm'
import type { CollectionBeforeDeleteHook, GlobalAfterChangeHook } from 'payload'
import { originalLocale } from '#lib/locales.ts'
import { logChange } from '../changes/log.ts'
import type { Breaking } from '../payload-types.ts'
import { query } from '../sql.ts'

/** A line of breaking news that leads to a story ends with it; withdrawn, the story takes the line along by itself. */
export const endBreakingLine: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const ended = await query(
    req,
    sql`UPDATE breaking SET active = false WHERE active AND article_id = ${Number(id)} RETURNING id`,
  )
  if (ended.length > 0) await logChange(req, ['breaking'])
}

const storyOf = ({ article }: Partial<Breaking>) => (typeof article === 'object' ? article?.id : article) ?? null

/**
 * The sentences of a line are about one event: those in other languages are dropped when the line is switched off, is
 * taken up again after its end, leads to another story, or says something else in Indonesian. Readers then get the
 * story's headline or the Indonesian sentence, never yesterday's news under today's link.
 */
export const dropOldSentences: GlobalAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const [before, after] = [previousDoc as Partial<Breaking>, doc as Partial<Breaking>]
  const saved = req.locale ?? originalLocale
  if (saved === 'all') return
  const isOver = before.until != null && Date.parse(before.until) <= Date.now()
  const isAnother = storyOf(before) !== null && storyOf(before) !== storyOf(after)
  const saysElse = saved === originalLocale && (before.text ?? '') !== (after.text ?? '')
  const isSwitchedOff = Boolean(before.active) && !after.active
  if (!isOver && !isAnother && !saysElse && !isSwitchedOff) return
  const kept = isSwitchedOff ? originalLocale : saved
  await query(req, sql`UPDATE breaking_locales SET text = NULL WHERE _locale <> ${kept}::"_locales"`)
}
