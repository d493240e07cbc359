// Bodies as the editor stores them, for tests.

type Node = Readonly<Record<string, unknown>>

export const body = (...children: unknown[]): Node => ({ root: { type: 'root', version: 1, children } })
export const node = (type: string, children: readonly unknown[], more: Node = {}): Node => ({ type, children, ...more })
export const text = (words: unknown, format: unknown = 0): Node => ({ type: 'text', text: words, format })
export const paragraph = (...children: unknown[]): Node => node('paragraph', children)
export const link = (url: unknown, ...children: unknown[]): Node =>
  node('link', children, { fields: { linkType: 'custom', url } })
export const storyLink = (value: unknown, ...children: unknown[]): Node =>
  node('link', children, { fields: { linkType: 'internal', doc: { relationTo: 'articles', value } } })
export const list = (listType: 'bullet' | 'number', ...children: unknown[]): Node =>
  node('list', children, { listType })
export const entry = (...children: unknown[]): Node => node('listitem', children)
export const block = (blockType: string, fields: Node = {}): Node => ({
  type: 'block',
  fields: { blockType, ...fields },
})
