import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../../admin/labels.ts'
import { DiscardButton } from './DiscardButton.client.tsx'

type Props = { readonly i18n: { readonly language: string } }

/** In the menu of a document: moves it to the trash. */
export function DiscardItem({ i18n }: Props) {
  const { acts, note, noteOther } = textsIn(i18n.language as Locale).trash
  return <DiscardButton label={acts.discard} texts={{ note, noteOther }} />
}
