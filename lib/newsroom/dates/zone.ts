// Days and times of a clock in a time zone, as date and time inputs have them. Pure.

/** `day`: YYYY-MM-DD, `time`: HH:MM, of the zone's clock. */
export type ZoneMoment = { readonly day: string; readonly time: string }

/** What the clock of a zone shows at a moment. */
export function inZone(timeZone: string, at: Date): ZoneMoment {
  const form = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const parts = new Intl.DateTimeFormat('en-CA', { ...form, hourCycle: 'h23', timeZone }).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return { day: `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` }
}

/**
 * The moment at which the clock of a zone shows a day and time. Of a time that comes twice, when clocks are turned back, the
 * first; a time that is skipped is that long after the jump.
 *
 * @returns null for what is no day or time
 */
export function fromZone(timeZone: string, { day, time }: ZoneMoment): Date | null {
  const asUtc = Date.parse(`${day}T${time}Z`)
  if (Number.isNaN(asUtc)) return null
  const offset = (at: number) => {
    const shown = inZone(timeZone, new Date(at))
    return Date.parse(`${shown.day}T${shown.time}Z`) - at
  }
  // Offsets of the day before and after: where they differ, clocks are turned in between.
  const candidates = [offset(asUtc - 86_400_000), offset(asUtc + 86_400_000)].map((each) => asUtc - each)
  const fitting = candidates.filter((at) => offset(at) === asUtc - at)
  return new Date(Math.min(...(fitting.length > 0 ? fitting : [asUtc - offset(asUtc - 86_400_000)])))
}
