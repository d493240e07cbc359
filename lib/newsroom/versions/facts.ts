// What a document says besides its text (section, authors, address…), as names that people know.
import { getTranslation, type I18nClient } from '@payloadcms/translations'
import type { FlattenedField, PayloadRequest } from 'payload'
import { formatList, formatMoment } from '../admin/format.ts'
import { interfaceLanguage, textsIn } from '../admin/labels.ts'

type Values = Readonly<Record<string, unknown>>

export type FactChange = { readonly name: string; readonly before: string; readonly after: string }

/** Shown as text, paragraph by paragraph; or known from the list of versions. */
const elsewhere: ReadonlySet<string> = new Set([
  ...['headline', 'standfirst', 'body', 'corrections'],
  ...['id', 'createdAt', 'updatedAt'],
])

const shownTypes: ReadonlySet<string> = new Set([
  ...['text', 'textarea', 'number', 'checkbox', 'date', 'select', 'relationship', 'upload'],
])

/** The fields in which two states of a document differ, in the order of the form. Relationships come with their documents. */
export function factChanges(
  req: PayloadRequest,
  fields: readonly FlattenedField[],
  { before, after, timeZone }: { before: Values; after: Values; timeZone: string },
): FactChange[] {
  return fields.flatMap((field): FactChange[] => {
    const { admin, name, type } = field
    const isHidden = (admin && 'hidden' in admin && admin.hidden) || ('virtual' in field && field.virtual)
    if (isHidden || elsewhere.has(name) || !shownTypes.has(type)) return []
    const [one, other] = [before[name], after[name]]
    if (JSON.stringify(plain(one)) === JSON.stringify(plain(other))) return []
    const said = (value: unknown) => inWords(req, field, value, timeZone)
    return [{ name: labelOf(req, field.label, name), before: said(one), after: said(other) }]
  })
}

/** A value as it is compared: documents by their ids, absence as null. */
function plain(value: unknown): unknown {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map(plain)
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value
}

const labelOf = (req: PayloadRequest, label: unknown, otherwise: string): string =>
  label ? String(getTranslation(label as Parameters<typeof getTranslation>[0], req.i18n as I18nClient)) : otherwise

function inWords(req: PayloadRequest, field: FlattenedField, value: unknown, timeZone: string): string {
  const language = interfaceLanguage(req.i18n.language)
  const { versions: texts } = textsIn(language)
  if (plain(value) === null) return '—'
  if (Array.isArray(value)) {
    return formatList(
      value.map((each) => inWords(req, field, each, timeZone)),
      language,
    )
  }
  switch (field.type) {
    case 'checkbox':
      return value ? texts.yes : texts.no
    case 'date':
      return formatMoment(String(value), language, timeZone)
    case 'select': {
      const option = field.options.find((each) => (typeof each === 'string' ? each : each.value) === value)
      return typeof option === 'object' ? labelOf(req, option.label, option.value) : String(value)
    }
    case 'relationship':
    case 'upload':
      return nameOf(req, field.relationTo, value) ?? texts.gone
    default:
      return String(value)
  }
}

/** What people call a document; null for one that is not there any more, or not theirs to see. */
function nameOf(req: PayloadRequest, relationTo: string | string[], value: unknown): string | null {
  if (typeof value !== 'object' || value === null || typeof relationTo !== 'string') return null
  const { useAsTitle } = req.payload.config.collections.find(({ slug }) => slug === relationTo)?.admin ?? {}
  const { filename, [useAsTitle ?? 'id']: title } = value as Values
  return [title, filename].find((name): name is string => typeof name === 'string' && name !== '') ?? null
}
