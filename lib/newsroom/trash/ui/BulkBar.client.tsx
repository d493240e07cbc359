'use client'

import { Button, useListQuery, useModal, useSelection } from '@payloadcms/ui'
import { usePathname, useRouter } from 'next/navigation'
import type { Act } from '../acts.ts'
import { MoveDialog, type NoteLabels } from './MoveDialog.client.tsx'

type Props = {
  collection: string
  isAdmin: boolean
  hasDrafts: boolean
  acts: Readonly<Record<Act, string>>
  texts: NoteLabels
}

/** Several at once are an administrator's; one of them anybody's who may: the server says who. */
export function BulkBar({ collection, isAdmin, hasDrafts, acts, texts }: Props) {
  const { selectedIDs, toggleAll } = useSelection()
  const { data, refineListData, query } = useListQuery()
  const { openModal } = useModal()
  const router = useRouter()
  const isTrash = usePathname().endsWith('/trash')
  const ids = selectedIDs.map(Number)
  const offered: Act[] = isTrash
    ? ['restore', ...(isAdmin ? (['deleteForGood'] as const) : [])]
    : ['discard', ...(hasDrafts ? (['unpublish', 'publish'] as const) : [])]
  const shown: Act[] = [
    ...(ids.length === 1 || (ids.length > 0 && isAdmin) ? offered : []),
    ...(isTrash && isAdmin && (data?.totalDocs ?? 0) > 0 ? (['empty'] as const) : []),
  ]
  const done = () => {
    toggleAll(false)
    router.refresh()
    void refineListData({ ...query, page: 1 })
  }
  return (
    <div className="bulk-bar" data-list={isTrash ? 'trash' : 'all'} data-admin={isAdmin}>
      {shown.map((act) => (
        <Button key={act} buttonStyle="pill" size="small" id={`bulk-${act}`} onClick={() => openModal(`bulk-${act}`)}>
          {act === 'empty' ? acts[act] : `${acts[act]} (${ids.length})`}
        </Button>
      ))}
      {shown.map((act) => (
        <MoveDialog
          key={act}
          slug={`bulk-${act}`}
          collection={collection}
          act={act}
          ids={act === 'empty' ? [] : ids}
          texts={texts}
          onDone={done}
        />
      ))}
    </div>
  )
}
