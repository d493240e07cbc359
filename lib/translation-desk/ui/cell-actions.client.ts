'use client'

// The actions on a story in one language.
import { toast } from '@payloadcms/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DeskChange } from '../change/change.ts'
import type { Cell } from '../types.ts'
import { errorMessage, requestTranslations, sendChange } from './api.ts'
import { useDesk } from './DeskRoot.client.tsx'

type WholeChange = Extract<DeskChange['action'], 'publish' | 'withdraw' | 'lock' | 'unlock'>

/** An action with its name, and a question to confirm first. */
export type CellAction = {
  readonly name: string
  readonly question?: string
  readonly act: () => void
  readonly isBusy: boolean
}

/** A mutation that reports its outcome as a toast and invalidates all queries. */
function useNotifyingMutation<Task>(work: (task: Task) => Promise<unknown>, said: string) {
  const { texts } = useDesk()
  const client = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSuccess: () => toast.success(said),
    onError: (error) => toast.error(errorMessage(error, texts.errors.offline)),
    onSettled: () => client.invalidateQueries(),
  })
}

type Story = { readonly id: number; readonly published: boolean }

/** Requests a translation into one language; null where none can be requested. */
export function useTranslationRequest(story: Story, cell: Cell): CellAction | null {
  const { texts, fill } = useDesk()
  const request = () => requestTranslations([story.id], [cell.locale])
  const { mutate, isPending } = useNotifyingMutation(request, fill(texts.asked, { n: 1 }))
  const isClosed = cell.locked || cell.state === 'withdrawn' || cell.state === 'translating'
  if (!cell.mayChange || !story.published || isClosed) return null
  const isStuck = cell.state === 'failed' || cell.state === 'held' || cell.attempts > 0
  const { retry, translate } = texts.actions
  return { name: isStuck ? retry : translate, act: () => mutate(), isBusy: isPending }
}

/** The actions that a cell's state allows this person, the likeliest first. */
export function useCellActions(story: Story, cell: Cell): CellAction[] {
  const { texts } = useDesk()
  const request = useTranslationRequest(story, cell)
  const { mutate, isPending, variables } = useNotifyingMutation(
    (action: WholeChange) => sendChange(story.id, cell.locale, { action, stamp: cell.stamp }),
    texts.sheet.done,
  )
  if (!cell.mayChange) return []
  const { actions, confirm } = texts
  const change = (action: WholeChange, name: string, question?: string): CellAction => ({
    name,
    ...(question === undefined ? {} : { question }),
    act: () => mutate(action),
    isBusy: isPending && variables === action,
  })
  const isThere = cell.translation !== null
  const mayPublish = isThere && (!cell.live || cell.state === 'held')
  return [
    ...(mayPublish ? [change('publish', actions.publish, cell.state === 'held' ? confirm.publish : undefined)] : []),
    ...(request ? [request] : []),
    ...(cell.live ? [change('withdraw', actions.withdraw, confirm.withdraw)] : []),
    ...(isThere ? [change(cell.locked ? 'unlock' : 'lock', cell.locked ? actions.unlock : actions.lock)] : []),
  ]
}
