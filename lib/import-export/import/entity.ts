// Saves documents with localized fields (sections, topics, authors, pictures, pages), only where they differ.
import { isDeepStrictEqual } from 'node:util'
import type { DataFromCollectionSlug } from 'payload'
import { type Locale, locales, originalLocale } from '#lib/locales.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { asSystem } from '../transaction.ts'

/** What became of one document. */
export type Outcome = 'created' | 'updated' | 'unchanged'

type Collection = 'sections' | 'topics' | 'authors' | 'media' | 'pages'

/** Values of one field by edition; editions that are left out stay as they are. */
export type LocalizedValues = Readonly<Partial<Record<Locale, unknown>>>

export type EntityInput = {
  /** Fields that are the same in every edition. */
  readonly plain: Readonly<Record<string, unknown>>
  /** Fields with a value per edition. */
  readonly localized: Readonly<Record<string, LocalizedValues | undefined>>
}

/** The file of a new picture. */
export type UploadFile = {
  readonly data: Buffer
  readonly mimetype: string
  readonly name: string
  readonly size: number
}

/** Creates a document with the texts of all editions. */
export async function createEntity(
  { payload, req }: Transaction,
  collection: Collection,
  given: EntityInput,
  file?: UploadFile,
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

/** Updates the fields of a document that differ, edition by edition. */
export async function updateEntity(
  { payload, req }: Transaction,
  collection: Collection,
  id: number,
  given: EntityInput,
  dryRun: boolean,
): Promise<Outcome> {
  const options = { collection, id, req, ...asSystem }
  const stored = asFields(await payload.findByID({ ...options, locale: 'all' }))
  const changes = changesOf(given, stored)
  for (const [locale, data] of dryRun ? [] : changes) await payload.update({ ...options, locale, data })
  return changes.length > 0 ? 'updated' : 'unchanged'
}

/** Updates the site's settings that differ. */
export async function updateSite({ payload, req }: Transaction, given: EntityInput, dryRun: boolean): Promise<Outcome> {
  const options = { slug: 'site', req, ...asSystem } as const
  const stored = asFields(await payload.findGlobal({ ...options, locale: 'all' }))
  const changes = changesOf(given, stored)
  for (const [locale, data] of dryRun ? [] : changes) await payload.updateGlobal({ ...options, locale, data })
  return changes.length > 0 ? 'updated' : 'unchanged'
}

function asFields(document: object): Record<string, unknown> {
  return { ...document }
}

/** By edition, the fields whose values differ from the stored ones; unlocalized fields go with the original's edition. */
function changesOf(given: EntityInput, stored: Record<string, unknown>): [Locale, Record<string, unknown>][] {
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

function inLocale({ localized }: EntityInput, locale: Locale): Record<string, unknown> {
  return defined(Object.fromEntries(Object.entries(localized).map(([name, values]) => [name, values?.[locale]])))
}

function defined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
