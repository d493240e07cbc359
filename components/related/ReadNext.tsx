import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { StoryCard as Card } from '#lib/news/types.ts'
import { cardLabels } from '../story-card/labels.ts'
import { StoryCard } from '../story-card/StoryCard.tsx'
import styles from './Related.module.css'

type Props = { card: Card | null; locale: Locale; timeZone: string }

/**
 * The one story to go on with, at the end of another. Browsers fetch it ahead: `data-next` stands in the
 * speculation rules (lib/http/policy.ts).
 */
export function ReadNext({ card, locale, timeZone }: Props) {
  const t = translations(locale)
  if (!card) return null
  return (
    <section className={styles.next} aria-labelledby="next-title" data-next="">
      <h2 id="next-title">{t('popular.next')}</h2>
      <StoryCard form="wide" heading="h3" labels={cardLabels(locale)} {...{ card, locale, timeZone }} />
    </section>
  )
}
