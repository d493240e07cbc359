// Another text in a rich text editor that somebody may be writing in.
import {
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  type LexicalEditor,
  type LexicalNode,
} from '@payloadcms/richtext-lexical/lexical'

/** A place in a text that outlives its nodes: the way down from the root, child by child, and an offset there. */
type Place = { readonly way: readonly number[]; readonly offset: number }

/** Where the caret stands; null: nowhere. */
function $caret(): Place | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const { focus } = selection
  const way: number[] = []
  for (let node: LexicalNode | null = focus.getNode(); node?.getParent(); node = node.getParent()) {
    way.unshift(node.getIndexWithinParent())
  }
  return { way, offset: focus.offset }
}

/** Sets the caret there, or as near to it as the text reaches. */
function $setCaret({ way, offset }: Place): void {
  let node: LexicalNode = $getRoot()
  for (const index of way) {
    const children: LexicalNode[] = $isElementNode(node) ? node.getChildren() : []
    const next = children[Math.min(index, children.length - 1)]
    if (!next) break
    node = next
  }
  if ($isTextNode(node)) {
    const at = Math.min(offset, node.getTextContentSize())
    node.select(at, at)
  } else if ($isElementNode(node)) node.selectEnd()
  else node.selectNext()
}

/** @param state a text, as editors save it */
export function rewriteEditor(editor: LexicalEditor, state: unknown): void {
  const isWrittenIn = editor.getRootElement()?.contains(document.activeElement) ?? false
  const caret = isWrittenIn ? editor.getEditorState().read($caret) : null
  editor.setEditorState(editor.parseEditorState(JSON.stringify(state)))
  if (caret) editor.update(() => $setCaret(caret), { discrete: true })
}
