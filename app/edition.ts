// What every route of the reader site begins with.
import { notFound, permanentRedirect } from 'next/navigation'
import { isLocale, type Locale } from '#lib/locales.ts'
import type { LookupResult } from '#lib/news/index.ts'

/** The edition that the address names; a 404 if there is no such edition. */
export function editionOf({ locale }: { locale: string }): Locale {
  if (!isLocale(locale)) notFound()
  return locale
}

/** A path segment as the reader meant it; a 404 if it can't be decoded. */
export function segment(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    notFound()
  }
}

/** The `before` of a list's address, if there is exactly one. */
export function beforeOf({ before }: { before?: string | string[] }): string | undefined {
  return Array.isArray(before) ? '' : before
}

/** The view, or the answer that there is none: a 308 to where it stands now, or a 404. */
export function viewOf<View>(found: LookupResult<View>): View {
  if (found.kind === 'moved') permanentRedirect(found.path)
  if (found.kind === 'missing') notFound()
  return found.view
}
