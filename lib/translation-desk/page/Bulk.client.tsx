'use client'

import { toast } from '@payloadcms/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Action } from '../ui/Action.client.tsx'
import { errorMessage, requestTranslations } from '../ui/api.ts'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import styles from './Desk.module.css'

type Props = { readonly stories: readonly number[]; readonly locales: readonly string[]; readonly done: () => void }

/** What is done with all stories that are selected. */
export function Bulk({ stories, locales, done }: Props) {
  const { texts, fill } = useDesk()
  const client = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: () => requestTranslations(stories, locales),
    onSuccess: ({ asked }) => {
      toast.success(fill(texts.asked, { n: asked }))
      done()
    },
    onError: (error) => toast.error(errorMessage(error, texts.errors.offline)),
    onSettled: () => client.invalidateQueries(),
  })
  return (
    <section className={styles.bulk} aria-label={fill(texts.selected, { n: stories.length })}>
      <span aria-live="polite">{fill(texts.selected, { n: stories.length })}</span>
      <Action act={mutate} isBusy={isPending} isMain>
        {texts.actions.translate}
      </Action>
      <Action act={done}>{texts.clearSelection}</Action>
    </section>
  )
}
