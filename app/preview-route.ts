// What every route of previews begins with: who asks, and what is shown to them.
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getPayload } from 'payload'
import { isId } from '#lib/content/ids.ts'
import { type PreviewSubject, previewPath } from '#lib/content/paths.ts'
import { standingIn } from '#lib/content/stand-ins.ts'
import { inEveryEdition, type Locale } from '#lib/locales.ts'
import { type OpenPreview, openPreview } from '#lib/newsroom/preview/open.ts'
import { typedWords } from '#lib/portal/typed-words.ts'
import config from '#payload.config.ts'
import { editionOf } from './edition.ts'

type Props<Params> = {
  params: Promise<{ locale: string } & Params>
  searchParams: Promise<{ key?: string | string[] }>
}
export type PreviewProps<Params = unknown> = Props<Params>

/** What the address of a preview says. */
export async function addressOf<Params>({ params, searchParams }: Props<Params>) {
  const { locale, ...rest } = await params
  const { key } = await searchParams
  return { locale, key: typeof key === 'string' ? key : undefined, rest: rest as unknown as Params }
}

/** The id that an address names; a 404 if there is no such id. */
export function idOf(value: string): number {
  const id = Number(value)
  return isId(id) && value === String(id) ? id : notFound()
}

export type ShownPreview<View> = OpenPreview & {
  readonly locale: Locale
  readonly view: View
  /** Its previews in every edition. */
  readonly paths: Readonly<Record<Locale, string>>
}

/**
 * What `read` finds when the draft stands in for what is published. Not there (404) for whoever may not see it.
 *
 * @param read asks the verbs of lib/news
 */
export async function shownPreview<View>(
  address: { readonly locale: string; readonly key: string | undefined },
  subject: PreviewSubject,
  read: (locale: Locale) => Promise<View | null>,
): Promise<ShownPreview<View>> {
  const locale = editionOf(address)
  const { key } = address
  const payload = await getPayload({ config })
  const request = { locale, subject, headers: await headers(), key, words: typedWords() }
  const open = await openPreview(payload, request)
  if (!open) notFound()
  const view = await standingIn(open.standIns, () => read(locale))
  if (view === null) notFound()
  // Whoever has an account needs no key.
  const paths = inEveryEdition((code) => previewPath(code, subject, open.until ? key : undefined))
  return { ...open, locale, view, paths }
}
