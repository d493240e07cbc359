'use client'

import { Button, toast, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { NoteFields, type NoteTexts } from './NoteFields.client.tsx'

type Props = Readonly<Record<'note' | 'noteHelp' | 'noteOther' | 'noteSave' | 'noteSaved' | 'noteTitle', string>>

/** Shows itself where there can be a note, and saves it apart from the story: the story itself stays as it is. */
export function NoteEditor({ note, noteHelp, noteOther, noteSave, noteSaved, noteTitle }: Props) {
  const { id, savedDocumentData } = useDocumentInfo()
  const { t, i18n } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [texts, setTexts] = useState<NoteTexts>({})
  const address = id === undefined ? null : `/api/articles/${id}/withdrawal`
  const status = (savedDocumentData as { _status?: string } | undefined)?._status

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved may have pulled the story, or published it
  useEffect(() => {
    const ask = async () => {
      const answer = address ? await fetch(address).catch(() => null) : null
      if (!answer?.ok) return
      const found = (await answer.json()) as { texts: NoteTexts; open: boolean }
      setOpen(found.open)
      setTexts(found.texts)
    }
    void ask()
  }, [address, status])

  if (!address || !isOpen) return null
  const save = async () => {
    const headers = { 'Accept-Language': i18n.language, 'Content-Type': 'application/json' }
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ texts }) }).catch(() => null)
    if (answer?.ok) return toast.success(noteSaved)
    const said = (await answer?.json().catch(() => null)) as { errors?: { message: string }[] } | null
    toast.error(said?.errors?.[0]?.message ?? t('error:unknown'))
  }
  return (
    <section className="withdrawal-note">
      <h3>{noteTitle}</h3>
      <NoteFields note={note} noteOther={noteOther} help={noteHelp} value={texts} onChange={setTexts} />
      <Button buttonStyle="secondary" size="small" id="save-withdrawal-note" onClick={() => void save()}>
        {noteSave}
      </Button>
    </section>
  )
}
