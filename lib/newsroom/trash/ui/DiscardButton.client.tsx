'use client'

import { PopupList, useConfig, useDocumentInfo, useForm, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { MoveDialog, type NoteLabels } from './MoveDialog.client.tsx'

/** Opens the dialog; afterwards there is nothing left to edit here. */
export function DiscardButton({ label, texts }: { label: string; texts: NoteLabels }) {
  const { id, collectionSlug, hasTrashPermission, isTrashed } = useDocumentInfo()
  const { setModified } = useForm()
  const { config } = useConfig()
  const { openModal } = useModal()
  const router = useRouter()
  if (id === undefined || !collectionSlug || !hasTrashPermission || isTrashed) return null
  const slug = `discard-${id}`
  return (
    <>
      <PopupList.Button id="action-discard" onClick={() => openModal(slug)}>
        {label}
      </PopupList.Button>
      <MoveDialog
        slug={slug}
        collection={collectionSlug}
        act="discard"
        ids={[Number(id)]}
        texts={texts}
        onDone={() => {
          setModified(false)
          router.push(`${config.routes.admin}/collections/${collectionSlug}`)
        }}
      />
    </>
  )
}
