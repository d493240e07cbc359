'use client'

import { ConfirmationModal, PopupList, toast, useDocumentInfo, useModal, useTranslation } from '@payloadcms/ui'
import { type Editing, useEditing } from './editing-context.client.ts'
import { useFormValues, useTakeOver, withServerValues } from './use-form-values.client.ts'

/** Takes the text back from readers; what stands on the page goes along as the draft. Payload's own would reset the form. */
export function Unpublish() {
  const editing = useEditing()
  const { hasPublishPermission, hasPublishedDoc } = useDocumentInfo()
  return editing?.saver && hasPublishPermission && hasPublishedDoc ? <Item editing={editing} /> : null
}

function Item({ editing: { api, owner, saver, texts } }: { editing: Editing }) {
  const info = useDocumentInfo()
  const { t } = useTranslation()
  const { toggleModal } = useModal()
  const formValues = useFormValues()
  const takeOver = useTakeOver()
  const modal = `confirm-unpublish-${owner.collection}-${owner.id}`

  async function unpublish() {
    if (!saver) return
    await saver.holdBack()
    try {
      const values = formValues()
      const answer = await api.save(values, saver.base.stamp, 'withdrawn', false)
      if (!answer.ok) {
        toast.error(answer.fault.message || texts.faults[answer.fault.kind])
        saver.failed(answer.fault)
        return
      }
      saver.adopt(withServerValues(values, answer.doc), answer.doc.updatedAt)
      takeOver(answer.doc)
      info.setHasPublishedDoc(false)
      info.setUnpublishedVersionCount(1)
      info.setMostRecentVersionIsAutosaved(false)
      info.incrementVersionCount()
      toast.success(t('version:unpublishedSuccessfully'))
    } finally {
      saver.release()
    }
  }

  return (
    <>
      <PopupList.Button id="action-unpublish" onClick={() => toggleModal(modal)}>
        {t('version:unpublish')}
      </PopupList.Button>
      <ConfirmationModal
        body={t('version:aboutToUnpublish')}
        confirmingLabel={t('version:unpublishing')}
        heading={t('version:confirmUnpublish')}
        modalSlug={modal}
        onConfirm={unpublish}
      />
    </>
  )
}
