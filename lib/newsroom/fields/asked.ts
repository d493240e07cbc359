// What a new translation is to be: the link on the story says it, `…/create?article=7&to=ar`.
import type { PayloadRequest } from 'payload'
import { isId } from '#lib/content/ids.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { staffOf } from '../access/roles.ts'

type Asking = { readonly req: PayloadRequest }

/** The story in the address, if there is one. */
export function articleAsked({ req }: Asking): number | undefined {
  const id = Number(req.query?.article)
  return isId(id) ? id : undefined
}

/** The language in the address, or else a translator's first. */
export function languageAsked({ req }: Asking): TranslationLocale | undefined {
  const asked = translationLocales.find((code) => code === req.query?.to)
  return asked ?? staffOf(req)?.languages?.[0]
}
