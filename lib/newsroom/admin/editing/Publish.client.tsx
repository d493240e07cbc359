'use client'

import { Button, toast, useAllFormFields, useDocumentInfo, useForm, useTranslation } from '@payloadcms/ui'
import { useState } from 'react'
import type { SaveAnswer } from './api.client.ts'
import styles from './Editing.module.css'
import { type Editing, useEditing } from './editing-context.client.ts'
import { Schedule } from './Schedule.client.tsx'
import { showField } from './show-field.client.ts'
import { useFormValues, useTakeOver, withServerValues } from './use-form-values.client.ts'

/** Publishes what stands on the page, once what was on its way is saved; or at a set minute. */
export function Publish() {
  const editing = useEditing()
  const { hasPublishPermission } = useDocumentInfo()
  return editing?.saver && hasPublishPermission ? <Controls editing={editing} /> : null
}

function Controls({ editing }: { editing: Editing }) {
  const { api, saver, state, texts, scheduleTexts, setFaults } = editing
  const info = useDocumentInfo()
  const { hasPublishedDoc, unpublishedVersionCount, uploadStatus } = info
  const { getFields, validateForm, setSubmitted } = useForm()
  const [, dispatchFields] = useAllFormFields()
  const { t } = useTranslation()
  const formValues = useFormValues()
  const takeOver = useTakeOver()
  const [isBusy, setBusy] = useState(false)
  const [isScheduling, setScheduling] = useState(false)
  const hasNews = !hasPublishedDoc || unpublishedVersionCount > 0 || (saver?.unsaved ?? null) !== null
  const canPublish = hasNews && !isBusy && uploadStatus !== 'uploading' && state?.is !== 'failed'

  function refuse(answer: Extract<SaveAnswer, { ok: false }>) {
    const { fault, fields } = answer
    if (fields.length > 0) dispatchFields({ type: 'ADD_SERVER_ERRORS', errors: [...fields] })
    setSubmitted(true)
    toast.error(fault.message || texts.faults[fault.kind])
    setFaults(fields)
    const [first] = fields
    if (first) showField(first.path, first.words)
  }

  async function publish() {
    if (!saver) return
    setBusy(true)
    setFaults([])
    await saver.holdBack()
    try {
      if (!(await validateForm())) {
        setSubmitted(true)
        toast.error(t('error:correctInvalidFields'))
        const invalid = Object.entries(getFields()).flatMap(([path, { valid, errorMessage }]) =>
          valid === false && errorMessage ? [{ path, message: errorMessage }] : [],
        )
        setFaults(invalid)
        if (invalid[0]) showField(invalid[0].path)
        return
      }
      const values = formValues()
      const answer = await api.save(values, saver.base.stamp, 'published', false)
      if (!answer.ok) {
        refuse(answer)
        saver.failed(answer.fault)
        return
      }
      saver.adopt(withServerValues(values, answer.doc), answer.doc.updatedAt)
      takeOver(answer.doc)
      setSubmitted(false)
      info.setHasPublishedDoc(true)
      info.setUnpublishedVersionCount(0)
      info.setMostRecentVersionIsAutosaved(false)
      info.incrementVersionCount()
      toast.success(t('general:updatedSuccessfully'))
      await info.getDocPermissions({ doc: answer.doc })
    } finally {
      saver.release()
      setBusy(false)
    }
  }

  return (
    <div className={styles.publish}>
      <Button
        id="action-save"
        buttonStyle="primary"
        size="medium"
        disabled={!canPublish}
        onClick={() => void publish()}
      >
        {hasPublishedDoc ? texts.publishChanges : texts.publish}
      </Button>
      <Button id="schedule-publish" buttonStyle="secondary" size="medium" onClick={() => setScheduling(true)}>
        {scheduleTexts.open}
      </Button>
      {isScheduling && <Schedule editing={editing} onClose={() => setScheduling(false)} />}
    </div>
  )
}
