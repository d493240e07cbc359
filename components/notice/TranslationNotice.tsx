import { useTranslations } from 'next-intl'
import { editions, type Locale, originalLocale } from '#lib/locales.ts'
import type { Localized, Story } from '#lib/news/types.ts'
import { InLanguage } from '../foreign/InLanguage.tsx'
import { Notice } from './Notice.tsx'

type Props = {
  story: Pick<Story, 'availability' | 'originalPath'>
  locale: Locale
  /** The newsroom's own wording of the machine translation notice. */
  wording: Localized | null
}

/** Says beside the headline how the text that stands here relates to the Indonesian original. */
export function TranslationNotice({ story: { availability, originalPath }, locale, wording }: Props) {
  const t = useTranslations('notice')
  if (availability.kind === 'original') return null
  if (availability.kind === 'fallback') {
    return (
      <Notice kind="fallback" title={t('fallbackTitle')}>
        {t('fallback')}
      </Notice>
    )
  }
  const original = (
    <a href={originalPath} hrefLang={editions[originalLocale].tag}>
      {t('readOriginal')}
    </a>
  )
  const { by, reviewed, behind } = availability
  const about = reviewed
    ? { kind: 'reviewed', title: t('reviewedTitle'), text: t('reviewed', { role: reviewed.role }) }
    : by === 'human'
      ? { kind: 'human', title: t('humanTitle'), text: t('human') }
      : {
          kind: 'machine',
          title: t('machineTitle'),
          text: wording ? <InLanguage of={wording} locale={locale} /> : t('machine'),
        }
  return (
    <>
      <Notice kind={about.kind} title={about.title}>
        {about.text} {original}
      </Notice>
      {behind && (
        <Notice kind="behind" title={t('behindTitle')}>
          {t('behind')}
        </Notice>
      )}
    </>
  )
}
