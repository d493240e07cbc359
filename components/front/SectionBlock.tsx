import type { Locale } from '#lib/locales.ts'
import type { FrontPage } from '#lib/news/types.ts'
import { InLanguage } from '../foreign/InLanguage.tsx'
import { type CardForm, type CardLabels, StoryCard } from '../story-card/StoryCard.tsx'
import type { RowLayout } from './arrange.ts'
import { Rubric } from './Rubric.tsx'
import styles from './SectionBlock.module.css'

type Props = {
  block: FrontPage['blocks'][number]
  layout: RowLayout
  locale: Locale
  timeZone: string
  labels: CardLabels
}

/** A section's newest stories: the first one large, or small in a pair; the others in words. */
export function SectionBlock({ block: { section, cards }, layout, ...common }: Props) {
  const id = `section-${section.id}`
  const first: CardForm = layout === 'pair' ? 'side' : 'wide'
  // The column beside a large story has room for a few words more while there are few stories in it.
  const other: CardForm = layout !== 'pair' && cards.length <= 3 ? 'text' : 'brief'
  return (
    <section className={[styles.block, styles[layout]].filter(Boolean).join(' ')} aria-labelledby={id}>
      <Rubric id={id} path={section.path}>
        <InLanguage of={section.name} locale={common.locale} />
      </Rubric>
      <div className={styles.cards} data-count={cards.length}>
        {cards.map((card, index) => (
          <StoryCard
            key={card.id}
            card={card}
            form={index === 0 ? first : other}
            heading="h3"
            withSection={false}
            {...common}
          />
        ))}
      </div>
    </section>
  )
}
