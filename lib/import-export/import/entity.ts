// Saves what has names in every edition (sections, topics, authors, pictures, pages), only where it differs.
import { isDeepStrictEqual } from 'node:util'
import type { DataFromCollectionSlug } from 'payload'
import { type Locale, locales, originalLocale } from '#lib/locales.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { asSystem } from '../transaction.ts'

/** What became of one document. */
export type Outcome = 'created' | 'updated' | 'unchanged'

type Collection = 'sections' | 'topics' | 'authors' | 'media' | 'pages'

/** Values of one field per edition; those not given stay as they are. */
export type PerLocale = Readonly<Partial<Record<Locale, unknown>>>

export type EntityGiven = {
  /** Fields that are the same in every edition. */
  readonly plain: Readonly<Record<string, unknown>>
  /** Fields with a value per edition. */
  readonly localized: Readonly<Record<string, PerLocale | undefined>>
}

/** A file for a picture that is to be made. */
export type NewFile = { readonly data: Buffer; readonly mimetype: string; readonly name: string; readonly size: number }

/** Makes a document with the texts of all editions. */
export async function createEntity(
  { payload, req }: Transaction,
  collection: Collection,
  given: EntityGiven,
  file?: NewFile,
): Promise<number> {
  const data = {
    ...defined(given.plain),
    ...inLocale(given, originalLocale),
  } as unknown as DataFromCollectionSlug<Collection>
  const options = { collection, req, ...asSystem } as const
  const { id } = await payload.create({ ...options, data, locale: originalLocale, ...(file ? { file } : {}) })
  for (const locale of locales) {
    const texts = inLocale(given, locale)
    if (locale !== originalLocale && Object.keys(texts).length > 0) {
      await payload.update({ ...options, id, data: texts, locale })
    }
  }
  return id
}

/** Changes what differs in a document, edition by edition. */
export async function updateEntity(
  { payload, req }: Transaction,
  collection: Collection,
  id: number,
  given: EntityGiven,
  dryRun: boolean,
): Promise<Outcome> {
  const options = { collection, id, req, ...asSystem }
  const stored = asFields(await payload.findByID({ ...options, locale: 'all' }))
  const changes = changesOf(given, stored)
  for (const [locale, data] of dryRun ? [] : changes) await payload.update({ ...options, locale, data })
  return changes.length > 0 ? 'updated' : 'unchanged'
}

/** Changes what differs in the site's settings. */
export async function updateSite({ payload, req }: Transaction, given: EntityGiven, dryRun: boolean): Promise<Outcome> {
  const options = { slug: 'site', req, ...asSystem } as const
  const stored = asFields(await payload.findGlobal({ ...options, locale: 'all' }))
  const changes = changesOf(given, stored)
  for (const [locale, data] of dryRun ? [] : changes) await payload.updateGlobal({ ...options, locale, data })
  return changes.length > 0 ? 'updated' : 'unchanged'
}

function asFields(document: object): Record<string, unknown> {
  return { ...document }
}

/** Per edition, the fields whose given value is not the stored one; fields of all editions go with the original's. */
function changesOf(given: EntityGiven, stored: Record<string, unknown>): [Locale, Record<string, unknown>][] {
  const differs = (value: unknown, before: unknown) => !isDeepStrictEqual(value ?? null, before ?? null)
  const plain = Object.entries(defined(given.plain)).filter(([name, value]) => differs(value, stored[name]))
  return locales.flatMap((locale): [Locale, Record<string, unknown>][] => {
    const texts = Object.entries(inLocale(given, locale)).filter(([name, value]) => {
      const before = stored[name]
      return differs(value, typeof before === 'object' && before ? Reflect.get(before, locale) : undefined)
    })
    const changed = [...(locale === originalLocale ? plain : []), ...texts]
    return changed.length > 0 ? [[locale, Object.fromEntries(changed)]] : []
  })
}

function inLocale({ localized }: EntityGiven, locale: Locale): Record<string, unknown> {
  return defined(Object.fromEntries(Object.entries(localized).map(([name, values]) => [name, values?.[locale]])))
}

function defined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
