// Beside the text: the page as readers will see it. It stands in the slot that Payload has for its live preview, whose
// button opens and closes it.
import type { ServerProps } from 'payload'
import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'
import { PreviewPane as Pane } from './PreviewPane.client.tsx'

/** Texts of the pane: what is said about single links comes with them. */
export function PreviewPane({ i18n }: Pick<ServerProps, 'i18n'>) {
  const { link: _link, ...texts } = textsIn(i18n.language as Locale).preview
  return <Pane texts={texts} />
}
