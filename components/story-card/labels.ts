import type { useTranslations } from 'next-intl'
import type { CardLabels } from './StoryCard.tsx'

/** The words on cards, from the interface texts. */
export const cardLabels = (t: ReturnType<typeof useTranslations<never>>): CardLabels => ({
  original: t('card.original'),
  kinds: {
    analysis: t('story.kind.analysis'),
    opinion: t('story.kind.opinion'),
    feature: t('story.kind.feature'),
    explainer: t('story.kind.explainer'),
    interview: t('story.kind.interview'),
  },
})
