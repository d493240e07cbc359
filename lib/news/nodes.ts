// Reading JSON of any shape as a tree of editor nodes: what is not what we look for is as if it were not there.

type Fields = Readonly<Record<string, unknown>>
/** A node of Lexical's document. */
export type BodyNode = Fields & { readonly type: string }

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const isNode = (value: unknown): value is BodyNode => isObject(value) && typeof value.type === 'string'

/** The object under a name (`fields` of a node); an empty one if there is none. */
export function fieldsOf(value: unknown, name = 'fields'): Fields {
  const fields = isObject(value) ? value[name] : undefined
  return isObject(fields) ? fields : {}
}

/** A node's children, in order. */
export const childrenOf = (node: Fields): readonly BodyNode[] =>
  Array.isArray(node.children) ? node.children.filter(isNode) : []

/** The text itself; empty for anything that is no text. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
