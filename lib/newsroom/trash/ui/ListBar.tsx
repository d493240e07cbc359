import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../../admin/labels.ts'
import { hasVersions, isTrashable } from '../collections.ts'
import { BulkBar } from './BulkBar.client.tsx'

type Props = {
  readonly collectionSlug: string
  readonly i18n: { readonly language: string }
  readonly user?: { readonly role?: string } | null
}

/** Above a list: what can be done with the documents that are chosen, by whom. */
export function ListBar({ collectionSlug, i18n, user }: Props) {
  const { acts, note, noteOther } = textsIn(i18n.language as Locale).trash
  return (
    <BulkBar
      collection={collectionSlug}
      isAdmin={user?.role === 'admin'}
      hasDrafts={isTrashable(collectionSlug) && hasVersions(collectionSlug)}
      acts={acts}
      texts={{ note, noteOther }}
    />
  )
}
