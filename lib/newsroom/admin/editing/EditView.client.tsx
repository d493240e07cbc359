'use client'

import { DefaultEditView, DocumentInfoProvider, useAuth, useDocumentInfo } from '@payloadcms/ui'
import type { DocumentViewClientProps } from 'payload'
import { useMemo, useState } from 'react'
import type { HeldCollection } from '../../editing/holds.ts'
import { editingApi } from './api.client.ts'
import { type Editing, EditingContext, type Holder } from './editing-context.client.ts'
import { nameTab } from './kept.client.ts'
import type { Saver, SaveState } from './saver.ts'
import { useHold } from './use-hold.client.ts'
import { useOwnSignIn } from './use-own-sign-in.client.ts'

/** What the server knows when the page is made. */
export type EditViewSetting = Pick<Editing, 'texts' | 'scheduleTexts' | 'language' | 'timeZone'> & {
  /** Somebody else who has the document. */
  readonly holder: Holder | null
}

type Props = DocumentViewClientProps & { readonly setting: EditViewSetting }

/** Payload's edit view, held for one tab of one person; for others it can be read along. */
export function EditView({ setting, ...slots }: Props) {
  const { id, collectionSlug, hasSavePermission, isTrashed } = useDocumentInfo()
  const { user } = useAuth()
  if (typeof id !== 'number' || !hasSavePermission || isTrashed || !user) return <DefaultEditView {...slots} />
  const owner = { collection: collectionSlug as HeldCollection, id, user: Number(user.id) }
  return <HeldView key={`${collectionSlug}/${id}`} owner={owner} setting={setting} slots={slots} />
}

function HeldView({
  owner: given,
  setting,
  slots,
}: {
  owner: Editing['owner']
  setting: EditViewSetting
  slots: DocumentViewClientProps
}) {
  const info = useDocumentInfo()
  useOwnSignIn()
  const [tab] = useState(nameTab)
  const { collection, id, user } = given
  const owner = useMemo(() => ({ collection, id, user }), [collection, id, user])
  const api = useMemo(() => editingApi(collection, id, tab, setting.language), [collection, id, tab, setting.language])
  const [saver, connect] = useState<Saver | null>(null)
  const [state, tell] = useState<SaveState | null>(null)
  const [faults, setFaults] = useState<Editing['faults']>([])
  const [notes, setNotes] = useState<Editing['notes']>([])
  const { hold, status, take } = useHold({ api, owner, tab, saver, initial: setting.holder })
  const { texts, scheduleTexts, language, timeZone } = setting
  const editing = useMemo(
    (): Editing => ({
      texts,
      scheduleTexts,
      language,
      timeZone,
      owner,
      tab,
      api,
      hold,
      status,
      take,
      saver,
      state,
      faults,
      setFaults,
      notes,
      setNotes,
      connect,
      tell,
    }),
    [texts, scheduleTexts, language, timeZone, owner, tab, api, hold, status, take, saver, state, faults, notes],
  )
  return (
    <EditingContext value={editing}>
      {hold.is === 'mine' ? (
        <DefaultEditView {...slots} />
      ) : (
        // The same page to somebody who may not save.
        <DocumentInfoProvider {...info} hasSavePermission={false} hasPublishPermission={false}>
          <DefaultEditView {...slots} />
        </DocumentInfoProvider>
      )}
    </EditingContext>
  )
}
