'use client'

// What can be done about a story in one language, wherever it is shown.
import { toast } from '@payloadcms/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeskChange } from '../change.ts'
import type { Cell } from '../types.ts'
import { requestTranslations, sendChange, sentenceOf } from './ask.ts'
import { useDesk } from './DeskRoot.client.tsx'

type WholeChange = Extract<DeskChange['action'], 'publish' | 'withdraw' | 'lock' | 'unlock' | 'toMachine'>
type Task = { readonly kind: 'request' } | { readonly kind: 'change'; readonly action: WholeChange }

/** One thing to do: its name, and what is asked before. */
export type CellAction = {
  readonly name: string
  readonly question?: string
  readonly act: () => void
  readonly isBusy: boolean
}

/** The actions that a cell's state allows this person, the likeliest first. */
export function useCellActions(story: { readonly id: number; readonly published: boolean }, cell: Cell): CellAction[] {
  const { texts, fill } = useDesk()
  const client = useQueryClient()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: async (task: Task) => {
      if (task.kind === 'request') return requestTranslations([story.id], [cell.locale])
      return sendChange(story.id, cell.locale, { action: task.action, stamp: cell.stamp })
    },
    onSuccess: (_, task) => {
      toast.success(task.kind === 'request' ? fill(texts.asked, { n: 1 }) : texts.sheet.done)
    },
    onError: (error) => toast.error(sentenceOf(error, texts.errors.offline)),
    onSettled: () => client.invalidateQueries(),
  })
  if (!cell.mayChange) return []
  const { actions, confirm } = texts
  const request = (name: string): CellAction => ({
    name,
    act: () => mutate({ kind: 'request' }),
    isBusy: isPending && variables.kind === 'request',
  })
  const change = (action: WholeChange, name: string, question?: string): CellAction => ({
    name,
    ...(question === undefined ? {} : { question }),
    act: () => mutate({ kind: 'change', action }),
    isBusy: isPending && variables.kind === 'change' && variables.action === action,
  })
  const isThere = cell.translation !== null
  const mayAsk = story.published && !cell.locked && cell.state !== 'withdrawn' && cell.state !== 'translating'
  const isStuck = cell.state === 'failed' || cell.state === 'held' || cell.attempts > 0
  const mayPublish = isThere && (!cell.live || cell.state === 'held')
  return [
    ...(mayPublish ? [change('publish', actions.publish, cell.state === 'held' ? confirm.publish : undefined)] : []),
    ...(mayAsk ? [request(isStuck ? actions.retry : actions.translate)] : []),
    ...(cell.live ? [change('withdraw', actions.withdraw, confirm.withdraw)] : []),
    ...(isThere ? [change(cell.locked ? 'unlock' : 'lock', cell.locked ? actions.unlock : actions.lock)] : []),
  ]
}
