// Brings what is saved into the one form of text (lib/text/characters.ts). What is stored already stays as it is, in
// whatever form: a text that nobody changed must not count as changed, nor its translations as behind.
import type { FlattenedField } from 'payload'
import {
  attributesOf,
  type BodyNode,
  childrenOf,
  isElement,
  isNode,
  rootOf,
  withChildren,
} from '#lib/content/body/nodes.ts'
import { bodyLimits } from '#lib/content/body/schema.ts'
import { hasBadCharacters, isBlank, normaliseCharacters, type TextForm } from '#lib/text/characters.ts'

type Values = Readonly<Record<string, unknown>>
export const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every string in a value, at any depth. */
export function stringsIn(value: unknown, found = new Set<string>(), depth = 0): ReadonlySet<string> {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null && depth <= 4 * bodyLimits.depth) {
    for (const entry of Object.values(value)) stringsIn(entry, found, depth + 1)
  }
  return found
}

/** Bad characters are told of where they stand, so that the text must stay as it came. */
const normalised = (text: string, form: TextForm, stored: ReadonlySet<string>): string =>
  stored.has(text) || hasBadCharacters(text) ? text : normaliseCharacters(text, form)

const normalisedField = (text: string, form: TextForm, stored: ReadonlySet<string>): string =>
  isBlank(text) && !hasBadCharacters(text) ? '' : normalised(text, form, stored)

/**
 * Normalises the texts of a document: in fields of text, in their rows and languages, and in bodies. A field of which
 * readers would see nothing is empty, so that it is asked for where it is required. Passwords stay as they are typed.
 *
 * @param stored the strings of the document as it is stored
 * @returns the same object where nothing had to change
 */
export function normaliseFields<Data>(
  fields: readonly FlattenedField[],
  data: Data,
  stored: ReadonlySet<string>,
): Data {
  if (!isValues(data)) return data
  const changed = fields.flatMap((field): [string, unknown][] => {
    const value = data[field.name]
    if (value === null || value === undefined || ('virtual' in field && field.virtual)) return []
    const next =
      'localized' in field && field.localized && isValues(value) && !('root' in value)
        ? mapped(value, (text) => normaliseField(field, text, stored))
        : normaliseField(field, value, stored)
    return next === value ? [] : [[field.name, next]]
  })
  return changed.length === 0 ? data : { ...data, ...Object.fromEntries(changed) }
}

function mapped(values: Values, change: (value: unknown) => unknown): Values {
  const entries = Object.entries(values).map(([name, value]) => [name, change(value)] as const)
  return entries.every(([name, value]) => value === values[name]) ? values : Object.fromEntries(entries)
}

function normaliseField(field: FlattenedField, value: unknown, stored: ReadonlySet<string>): unknown {
  switch (field.type) {
    case 'text':
    case 'textarea': {
      const form = { softHyphens: field.type === 'textarea' }
      if (typeof value === 'string') return normalisedField(value, form, stored)
      return Array.isArray(value) ? sameOr(value, (entry) => normaliseField(field, entry, stored)) : value
    }
    case 'richText':
      return normaliseBody(value, stored)
    case 'array':
      return Array.isArray(value) ? sameOr(value, (row) => normaliseFields(field.flattenedFields, row, stored)) : value
    default:
      return value
  }
}

function sameOr(values: readonly unknown[], change: (value: unknown) => unknown): readonly unknown[] {
  const next = values.map(change)
  return next.every((value, index) => value === values[index]) ? values : next
}

/** Normalises the words of a body, of any shape; addresses stay. */
function normaliseBody(body: unknown, stored: ReadonlySet<string>): unknown {
  const root = rootOf(body)
  if (!root) return body
  const next = normaliseNode(root, stored, 0)
  return next === root ? body : { ...(body as object), root: next }
}

function normaliseNode(node: BodyNode, stored: ReadonlySet<string>, depth: number): BodyNode {
  if (depth > bodyLimits.depth) return node
  const own = withWords(node, stored)
  if (!isElement(own)) return own
  const before = childrenOf(own)
  const after = sameOr(before, (child) => (isNode(child) ? normaliseNode(child, stored, depth + 1) : child))
  return after === before ? own : withChildren(own, after)
}

const running: TextForm = { softHyphens: true }

function withWords(node: BodyNode, stored: ReadonlySet<string>): BodyNode {
  const { text, fields } = attributesOf(node)
  if (typeof text === 'string') {
    const next = normalised(text, running, stored)
    return next === text ? node : { ...node, text: next }
  }
  if (node.type !== 'block' || !isValues(fields)) return node
  const next = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value !== 'string' || name === 'url') return [name, value]
      return [name, normalisedField(value, running, stored)]
    }),
  )
  return Object.entries(next).every(([name, value]) => value === fields[name]) ? node : { ...node, fields: next }
}
