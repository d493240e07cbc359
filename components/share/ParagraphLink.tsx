import { useTranslations } from 'next-intl'
import { CopyLink } from './CopyLink.tsx'

/** Among the options of a paragraph: copies the link to it. */
export function ParagraphLink({ url }: { url: string }) {
  const t = useTranslations('share')
  return <CopyLink url={url}>{t('paragraph')}</CopyLink>
}
