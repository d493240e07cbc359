// Asked of everything that is saved: Payload checks a draft's fields only when it is published, and no body as we do.
import type { CollectionBeforeValidateHook, FlattenedField, GlobalBeforeValidateHook, PayloadRequest } from 'payload'
import { bodyLimits } from '#lib/content/body/schema.ts'
import { isLocale } from '#lib/locales.ts'
import { settings } from '#lib/runtime/settings.ts'
import { hasBadCharacters } from '#lib/text/characters.ts'
import type { TextChoice } from '../admin/labels.ts'
import { bodyFaults, type FoundFault } from '../validation/body.ts'
import { cleanBody, storable } from '../validation/clean.ts'
import { isReference, lostPictures, withoutLost } from './references.ts'
import { type Fault, refuseFields } from './refuse.ts'

/** Longest text of a field that states no limit. */
const defaultLimit = 10_000

type Values = Readonly<Record<string, unknown>>
const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

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
  const cleaned = withCleanBodies(collection.flattenedFields, whole, req)
  const faults = faultsIn(collection.flattenedFields, cleaned, req)
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
export const checkGlobalContent: GlobalBeforeValidateHook = async ({ global, data, req }) => {
  const cleaned = withCleanBodies(global.flattenedFields, data, req)
  refuseFields(req, global.slug, faultsIn(global.flattenedFields, cleaned, req))
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

function faultsIn(fields: readonly FlattenedField[], data: unknown, req: PayloadRequest, prefix = ''): ContentFault[] {
  if (!isValues(data)) return []
  return fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    const value = data[field.name]
    if (value === null || value === undefined) return []
    if ('localized' in field && field.localized && req.locale === 'all' && isValues(value)) {
      return Object.entries(value).flatMap(([code, text]) =>
        isLocale(code) ? fieldFaults(field, text, req, path) : [],
      )
    }
    return fieldFaults(field, value, req, path)
  })
}

function fieldFaults(field: FlattenedField, value: unknown, req: PayloadRequest, path: string): ContentFault[] {
  if (value === null || value === undefined) return []
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email': {
      const limit = ('maxLength' in field && field.maxLength) || defaultLimit
      if (!('hasMany' in field && field.hasMany)) return textFaults(value, path, limit)
      if (!Array.isArray(value)) return [wrongShape(path)]
      return value.flatMap((text, index) => textFaults(text, `${path}.${index}`, limit))
    }
    case 'date':
      return isMoment(value) ? [] : [wrongShape(path)]
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
      return value.flatMap((row, index) => faultsIn(field.flattenedFields, row, req, `${path}.${index}.`))
    default:
      return []
  }
}

function textFaults(value: unknown, path: string, limit: number): ContentFault[] {
  if (typeof value !== 'string') return [wrongShape(path)]
  if (value.length > limit) return [{ path, message: ({ errors }) => errors.tooLong(limit) }]
  return hasBadCharacters(value) ? [{ path, message: ({ errors }) => errors.badCharacters }] : []
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
