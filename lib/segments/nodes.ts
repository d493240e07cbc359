// Reading JSON of any shape as a tree of editor nodes: what is not what we look for is as if it were not there.

export type Node = Readonly<Record<string, unknown>>

/** Levels of lists in lists, and of links and the like in one another; readers see nothing of what is deeper. */
export const deepest = 20

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const childrenOf = (node: Node): readonly unknown[] => (Array.isArray(node.children) ? node.children : [])

export const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** An element with other children. Its direction is for the editor to find out: the words are another language's. */
export const withChildren = (node: Node, children: readonly unknown[]): Node => ({ ...node, direction: null, children })
