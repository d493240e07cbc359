'use client'

// What Payload's link feature lacks: Ctrl+K (Cmd+K), and a dialog that leaves nothing behind when it is cancelled.
import { $isLinkNode, createClientFeature, LinkNode, useEditorConfigContext } from '@payloadcms/richtext-lexical/client'
import {
  $findMatchingParent,
  $getSelection,
  $isRangeSelection,
  $nodesOfType,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
} from '@payloadcms/richtext-lexical/lexical'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useModal } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { linkOf } from '#lib/content/body/nodes.ts'

/** Milliseconds after the dialog within which Payload puts what was entered into the link. */
const entered = 50

/** Milliseconds within which toolbars know what has just been chosen, and between two looks at them. */
const patience = 1_000
const look = 50

/** Within a link it is changed; the toolbar's button would take it away. */
const buttons = {
  change: '.link-editor[style*="opacity: 1"] .link-edit',
  make: '.toolbar-popup__button-link:not(.disabled, .active)',
}

function press(field: Element, isInLink: boolean, left: number) {
  const button = field.querySelector<HTMLElement>(isInLink ? buttons.change : buttons.make)
  if (button) button.click()
  else if (left > 0) setTimeout(() => press(field, isInLink, left - look), look)
}

function $isInLink(): boolean {
  const selection = $getSelection()
  return $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isLinkNode) !== null
}

function Links() {
  const [editor] = useLexicalComposerContext()
  const { uuid } = useEditorConfigContext()
  const { modalState } = useModal()

  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') {
            return false
          }
          event.preventDefault()
          const field = editor.getRootElement()?.closest('.rich-text-lexical')
          if (field) press(field, $isInLink(), patience)
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor],
  )

  const isOpen = Object.entries(modalState).some(
    ([slug, modal]) => slug.includes(`lexical-rich-text-link-${uuid}`) && modal?.isOpen,
  )
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    const isClosed = wasOpen.current && !isOpen
    wasOpen.current = isOpen
    if (!isClosed) return
    setTimeout(() => editor.update($dropEmptyLinks), entered)
  }, [editor, isOpen])
  return null
}

/** Links without an address become the text that they stand on. */
function $dropEmptyLinks() {
  for (const link of $nodesOfType(LinkNode)) {
    const to = linkOf({ ...link.exportJSON() })
    const leadsNowhere = to?.kind === 'url' ? /^(?:https?:\/\/)?$/.test(to.url.trim()) : !to?.id
    if (!leadsNowhere) continue
    for (const child of link.getChildren()) link.insertBefore(child)
    link.remove()
  }
}

export const LinksFeature = createClientFeature({ plugins: [{ Component: Links, position: 'normal' }] })
