'use client'

import { Button, ConfirmationModal, toast, useModal, useTranslation } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import type { Locale } from '#lib/locales.ts'
import { fill } from '../admin/format.ts'
import type { NewsroomTexts } from '../admin/texts/id.ts'

const modal = 'restore-version'

type Props = {
  /** Address that brings the version back as a draft: what readers see stays as it is. */
  readonly api: string
  /** Address of the document's form. */
  readonly document: string
  readonly texts: NewsroomTexts['versions']['restoring']
  readonly when: string
}

/** Brings a version back as the newest draft. Payload's own button would publish, or unpublish, along with the version. */
export function Restore({ api, document, texts, when }: Props) {
  const { toggleModal } = useModal()
  const { i18n } = useTranslation()
  const router = useRouter()
  async function restore() {
    const answer = await fetch(api, { method: 'POST', headers: { 'Accept-Language': i18n.language } }).catch(() => null)
    if (answer?.ok) {
      toast.success(texts.done)
      return router.push(document)
    }
    const said = (await answer?.json().catch(() => null)) as { errors?: { message?: string }[] } | null
    toast.error(said?.errors?.[0]?.message ?? texts.failed)
  }
  return (
    <>
      <Button buttonStyle="secondary" id="restore-version" size="small" onClick={() => toggleModal(modal)}>
        {texts.act}
      </Button>
      <ConfirmationModal
        body={fill(texts.help, { when }, i18n.language as Locale)}
        heading={texts.act}
        modalSlug={modal}
        onConfirm={restore}
      />
    </>
  )
}
