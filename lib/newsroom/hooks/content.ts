// Asked of everything that is saved, drafts too: Payload checks a draft's fields only when it is published.
import type { CollectionBeforeValidateHook, FlattenedField, GlobalBeforeValidateHook, PayloadRequest } from 'payload'
import { bodyLimits } from '#lib/content/body/schema.ts'
import { isLocale } from '#lib/locales.ts'
import { hasBadCharacters } from '#lib/text/characters.ts'
import { bodyFault } from '../validation/body.ts'
import { type Fault, refuseFields } from './refuse.ts'

/** Longest text of a field that states no limit. */
const defaultLimit = 10_000

type Values = Readonly<Record<string, unknown>>
const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Refuses texts that can't be stored, are too long or of no shape, and bodies that the reader site has no form for. */
export const checkContent: CollectionBeforeValidateHook = ({ collection, data, req }) => {
  refuseFields(req, collection.slug, faultsIn(collection.flattenedFields, data, req))
  return data
}

/** The same for a global. */
export const checkGlobalContent: GlobalBeforeValidateHook = ({ global, data, req }) => {
  refuseFields(req, global.slug, faultsIn(global.flattenedFields, data, req))
  return data
}

function faultsIn(fields: readonly FlattenedField[], data: unknown, req: PayloadRequest, prefix = ''): Fault[] {
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

function fieldFaults(field: FlattenedField, value: unknown, req: PayloadRequest, path: string): Fault[] {
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
    case 'richText': {
      const fault = bodyFault(value)
      if (!fault) return []
      return [
        {
          path,
          message: ({ errors }) => (fault === 'tooLong' ? errors.tooLong(bodyLimits.characters) : errors[fault]),
        },
      ]
    }
    case 'array':
      if (!Array.isArray(value)) return [wrongShape(path)]
      return value.flatMap((row, index) => faultsIn(field.flattenedFields, row, req, `${path}.${index}.`))
    default:
      return []
  }
}

function textFaults(value: unknown, path: string, limit: number): Fault[] {
  if (typeof value !== 'string') return [wrongShape(path)]
  if (value.length > limit) return [{ path, message: ({ errors }) => errors.tooLong(limit) }]
  return hasBadCharacters(value) ? [{ path, message: ({ errors }) => errors.badCharacters }] : []
}

/** A date that PostgreSQL has too: years of four digits. */
function isMoment(value: unknown): boolean {
  const moment = value instanceof Date ? value : new Date(typeof value === 'string' ? value : Number.NaN)
  const year = moment.getUTCFullYear()
  return year >= 1 && year <= 9999
}

const wrongShape = (path: string): Fault => ({ path, message: ({ errors }) => errors.wrongShape })
