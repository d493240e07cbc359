// Asked of everything that is saved: Payload checks a draft's fields only when it is published, and no body as we do.
import type { CollectionBeforeValidateHook, FlattenedField, GlobalBeforeValidateHook, PayloadRequest } from 'payload'
import { bodyLimits } from '#lib/content/body/schema.ts'
import { isLocale } from '#lib/locales.ts'
import { settings } from '#lib/runtime/settings.ts'
import { badCharacter } from '#lib/text/characters.ts'
import { impossibleDay } from '#lib/text/days.ts'
import { markupIn } from '#lib/text/markup.ts'
import type { TextChoice } from '../admin/labels.ts'
import { bodyFaults, type FoundFault } from '../validation/body.ts'
import { cleanBody, storable } from '../validation/clean.ts'
import { isValues, normaliseFields, stringsIn } from '../validation/normalise.ts'
import { isReference, lostPictures, withoutLost } from './references.ts'
import { type Fault, refuseFields } from './refuse.ts'

/** Longest text of a field that states no limit. */
const defaultLimit = 10_000

/**
 * Cleans what was pasted, then refuses texts that are too long or can't be stored, and bodies that the reader site has no
 * form for, and references to documents that are gone. A draft is always saved: what can't be stored is left out of it, the
 * rest is said when it is to be published. Only what is no value of its field at all is refused of a draft, too; no editor
 * sends it.
 */
export const checkContent: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  const hasDrafts = Boolean(collection.versions?.drafts)
  const isDraft = hasDrafts && data?._status === 'draft'
  // Anything else would take a published document from readers, as nobody meant and no rule of publishing has seen.
  if (hasDrafts && !isStatus(data?._status)) refuseFields(req, collection.slug, [wrongShape('_status')])
  // A draft may hold what has not been asked for yet, so that all of it is looked at when it is published.
  const whole = isDraft ? storable(data) : hasDrafts ? { ...originalDoc, ...data } : data
  const stored = stringsIn(originalDoc)
  const tidy = normaliseFields(collection.flattenedFields, whole, stored)
  const cleaned = withCleanBodies(collection.flattenedFields, tidy, req)
  const published = originalDoc?._status === 'draft' ? new Set<string>() : stored
  const faults = faultsIn(collection.flattenedFields, cleaned, { req, published })
  refuseFields(req, collection.slug, isDraft ? faults.filter(({ ofShape }) => ofShape) : faults)
  // What is stored already leads somewhere: the database sees to that.
  const references = await withoutLost(req, collection.flattenedFields, isDraft ? cleaned : data)
  if (isDraft) return references.data
  const pictures = await lostPictures(req, collection.flattenedFields, data)
  refuseFields(req, collection.slug, [...references.faults, ...pictures])
  if (!isValues(cleaned) || !isValues(whole)) return cleaned
  const changed = Object.entries(cleaned).filter(([name, value]) => value !== whole[name])
  return { ...data, ...Object.fromEntries(changed) }
}

/** What a save may say of publishing; undefined: nothing. */
const isStatus = (value: unknown): boolean => value === undefined || value === 'draft' || value === 'published'

/** The same for a global. */
export const checkGlobalContent: GlobalBeforeValidateHook = async ({ global, data, originalDoc, req }) => {
  const stored = stringsIn(originalDoc)
  const cleaned = withCleanBodies(global.flattenedFields, normaliseFields(global.flattenedFields, data, stored), req)
  refuseFields(req, global.slug, faultsIn(global.flattenedFields, cleaned, { req, published: stored }))
  const { faults } = await withoutLost(req, global.flattenedFields, cleaned)
  refuseFields(req, global.slug, faults)
  return cleaned
}

/** Cleans every body, one per language where they come all at once. What needs no cleaning stays the same object. */
function withCleanBodies<Data>(fields: readonly FlattenedField[], data: Data, req: PayloadRequest): Data {
  if (!isValues(data)) return data
  const { siteUrl } = settings()
  const bodies = fields.flatMap(({ name, type, ...field }): [string, unknown][] => {
    const value = data[name]
    if (type !== 'richText' || value === null || value === undefined) return []
    if ('localized' in field && field.localized && req.locale === 'all' && isValues(value)) {
      return [[name, Object.fromEntries(Object.entries(value).map(([code, body]) => [code, cleanBody(body, siteUrl)]))]]
    }
    return [[name, cleanBody(value, siteUrl)]]
  })
  return { ...data, ...Object.fromEntries(bodies) }
}

/** `published`: the texts that readers may have already; what is asked only of new ones is not asked of them. */
type Asked = { readonly req: PayloadRequest; readonly published: ReadonlySet<string> }

function faultsIn(fields: readonly FlattenedField[], data: unknown, asked: Asked, prefix = ''): ContentFault[] {
  if (!isValues(data)) return []
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    const value = data[field.name]
    if (value === null || value === undefined) return []
    if ('localized' in field && field.localized && asked.req.locale === 'all' && isValues(value)) {
      return Object.entries(value).flatMap(([code, text]) =>
        isLocale(code) ? fieldFaults(field, text, asked, path) : [],
      )
    }
    return fieldFaults(field, value, asked, path)
  })
}

function fieldFaults(field: FlattenedField, value: unknown, asked: Asked, path: string): ContentFault[] {
  if (value === null || value === undefined) return []
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email': {
      const limit = ('maxLength' in field && field.maxLength) || defaultLimit
      if (!('hasMany' in field && field.hasMany)) return textFaults(value, path, limit, asked)
      if (!Array.isArray(value)) return [wrongShape(path)]
      return value.flatMap((text, index) => textFaults(text, `${path}.${index}`, limit, asked))
    }
    case 'date':
      return dateFaults(value, path)
    case 'richText':
      return bodyFaults(value).map((found) =>
        found.fault === 'wrongShape' ? wrongShape(path) : { path, message: sentenceOf(found), words: found.words },
      )
    case 'relationship':
    case 'upload':
      if (typeof field.relationTo !== 'string') return []
      if (field.hasMany) return Array.isArray(value) && value.every(isReference) ? [] : [wrongShape(path)]
      return isReference(value) ? [] : [wrongShape(path)]
    case 'select':
      return isChoice(field, value) ? [] : [wrongShape(path)]
    case 'checkbox':
      return typeof value === 'boolean' ? [] : [wrongShape(path)]
    case 'array':
      if (!Array.isArray(value)) return [wrongShape(path)]
      return value.flatMap((row, index) => faultsIn(field.flattenedFields, row, asked, `${path}.${index}.`))
    default:
      return []
  }
}

function textFaults(value: unknown, path: string, limit: number, { published }: Asked): ContentFault[] {
  if (typeof value !== 'string') return [wrongShape(path)]
  if (value.length > limit) return [{ path, message: ({ errors }) => errors.tooLong(limit) }]
  const bad = badCharacter(value)
  if (bad) return [{ path, message: ({ errors }) => errors.badCharacters(bad.position) }]
  const tag = published.has(value) ? null : markupIn(value)
  return tag === null ? [] : [{ path, message: ({ errors }) => errors.markup(tag.slice(0, 40)) }]
}

function dateFaults(value: unknown, path: string): ContentFault[] {
  const day = typeof value === 'string' ? impossibleDay(value) : null
  if (day !== null) return [{ path, message: ({ errors }) => errors.noSuchDay(day), ofShape: true }]
  return isMoment(value) ? [] : [wrongShape(path)]
}

/** Whether a value is an option of a select, or a list of them where it takes several. */
function isChoice({ hasMany, options }: Extract<FlattenedField, { type: 'select' }>, value: unknown): boolean {
  const known = new Set(options.map((option) => (typeof option === 'string' ? option : option.value)))
  const isKnown = (one: unknown) => typeof one === 'string' && known.has(one)
  return hasMany ? Array.isArray(value) && value.every(isKnown) : isKnown(value)
}

/** A date that PostgreSQL has too: years of four digits. */
function isMoment(value: unknown): boolean {
  const moment = value instanceof Date ? value : new Date(typeof value === 'string' ? value : Number.NaN)
  const year = moment.getUTCFullYear()
  return year >= 1 && year <= 9999
}

function sentenceOf({ fault, words }: FoundFault): TextChoice {
  switch (fault) {
    case 'tooLong':
      return ({ errors }) => errors.tooLong(bodyLimits.characters)
    case 'badCharacters':
      return ({ errors }) => errors.badCharacters(words)
    case 'linkUrl':
      return ({ errors }) => errors.linkUrl(words)
    case 'embedUrl':
      return ({ errors }) => errors.embedUrl(words)
    default:
      return ({ errors }) => errors[fault]
  }
}

/** A fault of whoever sent it, not of whoever wrote it. */
type ContentFault = Fault & { readonly ofShape?: true }

const wrongShape = (path: string): ContentFault => ({
  path,
  message: ({ errors }) => errors.wrongShape,
  ofShape: true,
})
