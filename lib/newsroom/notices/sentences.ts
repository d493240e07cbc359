// What a notice says, in a language of the admin interface.
import { formatShort } from '#lib/i18n/dates.ts'
import { editions, isLocale, type Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'
import { siteZone } from '../site-zone.ts'
import type { NoticeKind } from './notify.ts'

export type NoticeRow = NoticeKind & {
  readonly id: string
  readonly relation: 'articles' | 'translations'
  readonly document_id: number
  /** Name of whoever did it. */
  readonly actor: string | null
  readonly at: Date
  readonly zone: string
}

/** Columns of a `NoticeRow`; needs notice `n` and the account of whoever did it, `u`. */
export const noticeColumns = `n.id, n.kind, n.facts, n.relation, n.document_id, u.name AS actor, n.at,
  ${siteZone} AS zone`

/** One or two sentences, without words of the document. */
export function sentenceOf(row: NoticeRow, language: Locale): string {
  const { notices, schedule } = textsIn(language)
  const by = row.actor ?? '—'
  switch (row.kind) {
    case 'scheduleFailed': {
      const { reason, what, at } = row.facts
      const moment = formatShort(language, row.zone, new Date(at))
      const why = schedule.reasons[reason as keyof typeof schedule.reasons] ?? ''
      return `${notices.scheduleFailed[what](moment)} ${why}`.trim()
    }
    case 'translationFailed': {
      const { locale } = row.facts
      return notices.translationFailed(isLocale(locale) ? editions[locale].name : locale)
    }
    default:
      return notices[row.kind](by)
  }
}
