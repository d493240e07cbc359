import type { BodyNode } from './nodes.ts'

type Visit<Context, Result> = (node: BodyNode, context: Context) => Result

/**
 * One method for each kind of node. What a visitor has no method for goes to `other`, as does a node of an unknown type
 * or of none. A visitor for the blocks of a body can so leave out text, and one for text can leave out blocks.
 */
export type NodeVisitor<Context, Result> = {
  readonly root?: Visit<Context, Result>
  readonly paragraph?: Visit<Context, Result>
  readonly heading?: Visit<Context, Result>
  readonly quote?: Visit<Context, Result>
  readonly list?: Visit<Context, Result>
  readonly listItem?: Visit<Context, Result>
  /** A block of the editor: see `editorBlockOf`. */
  readonly block?: Visit<Context, Result>
  readonly text?: Visit<Context, Result>
  readonly tab?: Visit<Context, Result>
  readonly lineBreak?: Visit<Context, Result>
  /** Made by hand, or found in the text by the editor. */
  readonly link?: Visit<Context, Result>
  readonly other: Visit<Context, Result>
}

/**
 * Calls the visitor's method for a stored node. It does not go down by itself: a method visits the children it wants, so
 * that each reader of bodies decides how deep it reads and what an odd node is to it.
 */
export function visit<Context, Result>(
  node: BodyNode,
  visitor: NodeVisitor<Context, Result>,
  context: Context,
): Result {
  return methodFor(node.type, visitor)(node, context)
}

function methodFor<Context, Result>(type: unknown, visitor: NodeVisitor<Context, Result>): Visit<Context, Result> {
  switch (type) {
    case 'text':
      return visitor.text ?? visitor.other
    case 'paragraph':
      return visitor.paragraph ?? visitor.other
    case 'link':
    case 'autolink':
      return visitor.link ?? visitor.other
    case 'linebreak':
      return visitor.lineBreak ?? visitor.other
    case 'listitem':
      return visitor.listItem ?? visitor.other
    case 'heading':
      return visitor.heading ?? visitor.other
    case 'quote':
      return visitor.quote ?? visitor.other
    case 'list':
      return visitor.list ?? visitor.other
    case 'block':
      return visitor.block ?? visitor.other
    case 'tab':
      return visitor.tab ?? visitor.other
    case 'root':
      return visitor.root ?? visitor.other
    default:
      return visitor.other
  }
}
