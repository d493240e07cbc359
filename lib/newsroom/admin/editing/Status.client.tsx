'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import type { DocumentStatus } from '../../editing/saves.ts'
import { useEditing } from './editing-context.client.ts'

/** Payload's word for the state of a document. */
function useDocumentState(): DocumentStatus | 'previouslyPublished' | 'previouslyDraft' {
  const editing = useEditing()
  const { hasPublishedDoc, isTrashed, unpublishedVersionCount } = useDocumentInfo()
  if (isTrashed) return hasPublishedDoc ? 'previouslyPublished' : 'previouslyDraft'
  // What is only read is changed elsewhere, and Payload's own state of it stands still.
  if (editing?.status && editing.hold.is === 'other') return editing.status
  if (!hasPublishedDoc) return 'draft'
  return unpublishedVersionCount > 0 ? 'changed' : 'published'
}

/**
 * In the header: the state of a document, and what is about to change it. Unlike Payload's it says more than "Published" of
 * what readers don't see yet, and offers no way to write the published text over the newest one.
 */
export function Status() {
  const { t } = useTranslation()
  const state = useDocumentState()
  const notes = useEditing()?.notes.filter(({ kind }) => kind !== 'failed') ?? []
  const isUnderEmbargo = notes.some(({ kind }) => kind === 'embargo')
  const said = [
    ...(isUnderEmbargo && state === 'published' ? [] : [t(`version:${state}`)]),
    ...notes.map(({ short }) => short),
  ]
  return (
    <div className="status" title={`${t('version:status')}: ${said.join(' · ')}`}>
      <div className="status__value-wrap">
        <span className="status__label">{t('version:status')}: </span>
        <span className="status__value">{said.join(' · ')}</span>
      </div>
    </div>
  )
}
