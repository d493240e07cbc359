import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { CardLabels } from './StoryCard.tsx'

/** The words on cards, from the interface texts. */
export function cardLabels(locale: Locale): CardLabels {
  const t = translations(locale)
  return {
    original: t('card.original'),
    kinds: {
      analysis: t('story.kind.analysis'),
      opinion: t('story.kind.opinion'),
      feature: t('story.kind.feature'),
      explainer: t('story.kind.explainer'),
      interview: t('story.kind.interview'),
    },
  }
}
