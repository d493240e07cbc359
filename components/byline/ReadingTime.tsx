import { useTranslations } from 'next-intl'

/** How long a text takes to read, in whole minutes. */
export function ReadingTime({ minutes }: { minutes: number }) {
  const t = useTranslations('reading')
  return <p className="no-print">{t('minutes', { minutes })}</p>
}
