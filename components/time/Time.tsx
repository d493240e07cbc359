import { formatClock, formatDate, formatMoment } from '#lib/i18n/dates.ts'
import type { Locale } from '#lib/locales.ts'
import type { Instant } from '#lib/news/types.ts'

type Props = {
  at: Instant
  locale: Locale
  timeZone: string
  /** `moment`: date, time, zone. `date`: the date alone. `clock`: the time, for lists of the day. */
  form?: 'moment' | 'date' | 'clock'
}

const forms = { moment: formatMoment, date: formatDate, clock: formatClock }

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
