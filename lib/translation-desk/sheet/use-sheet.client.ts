'use client'

// A translation as the server has it, and changing it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeskChange } from '../change/change.ts'
import type { Sheet } from '../types.ts'
import { errorMessage, fetchSheet, RequestError, sendChange } from '../ui/api.ts'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import { pollingInterval } from '../ui/polling.ts'

/** A change without the mark of what it was made on. */
export type Change = DeskChange extends infer Each ? (Each extends DeskChange ? Omit<Each, 'stamp'> : never) : never

/** Why a change was not made. `key`: of the segment that it was about; null: the whole. */
export type Failure = { readonly key: string | null; readonly sentence: string }

export function useSheet(first: Sheet) {
  const { texts } = useDesk()
  const client = useQueryClient()
  const queryKey = ['sheet', first.story.id, first.locale]
  const { data: sheet } = useQuery({
    queryKey,
    queryFn: () => fetchSheet(first.story.id, first.locale),
    initialData: first,
    refetchInterval: ({ state }) => {
      const data = state.data
      const isAsked = data?.segments.some(({ redo }) => redo) === true
      return data ? Math.min(pollingInterval([data.cell]), isAsked ? 3_000 : 30_000) : 30_000
    },
  })
  const { mutateAsync, isPending, variables, error, reset } = useMutation({
    mutationFn: async (change: Change) => {
      // An answer that is under way must not take the place of this one's.
      await client.cancelQueries({ queryKey })
      const { stamp } = client.getQueryData<Sheet>(queryKey) ?? first
      return sendChange(first.story.id, first.locale, { ...change, stamp } as DeskChange)
    },
    onSuccess: (changed) => client.setQueryData(queryKey, changed),
    onError: (failure) => {
      // Somebody was quicker: what they made is shown, so that it can be looked at before trying again.
      if (failure instanceof RequestError && failure.status === 409) return client.invalidateQueries({ queryKey })
    },
  })
  const failure: Failure | null = error
    ? {
        key: variables && 'key' in variables ? variables.key : null,
        sentence: errorMessage(error, texts.errors.offline),
      }
    : null
  return {
    sheet,
    failure,
    isBusy: isPending,
    forget: reset,
    /** Whether it was made; if not, `failure` says why. */
    change: (change: Change) =>
      mutateAsync(change).then(
        () => true,
        () => false,
      ),
  }
}
