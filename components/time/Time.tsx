import { formatDate, formatMoment, formatShort } from '#lib/i18n/dates.ts'
import type { Locale } from '#lib/locales.ts'
import type { Instant } from '#lib/news/types.ts'

type Props = {
  at: Instant
  locale: Locale
  timeZone: string
  /** `moment`: date, time, zone. `short`: the same in less room. `date`: the date alone. */
  form?: 'moment' | 'short' | 'date'
}

const forms = { moment: formatMoment, date: formatDate, short: formatShort }

/**
 * A moment in its absolute form, so that a kept page never goes stale; in the browser <relative-time> turns moments
 * of the last ten hours into "2 hours ago".
 */
export function Time({ at, locale, timeZone, form = 'moment' }: Props) {
  const moment = new Date(at)
  return (
    <relative-time>
      <time dateTime={at} title={form === 'moment' ? undefined : formatMoment(locale, timeZone, moment)}>
        {forms[form](locale, timeZone, moment)}
      </time>
    </relative-time>
  )
}
