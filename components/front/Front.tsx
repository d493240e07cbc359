import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { FrontPage, SiteFrame } from '#lib/news/types.ts'
import { Empty } from '../empty/Empty.tsx'
import { MostReadBlock } from '../most-read/MostRead.tsx'
import { cardLabels } from '../story-card/labels.ts'
import { StoryCard } from '../story-card/StoryCard.tsx'
import { layOutRows } from './arrange.ts'
import styles from './Front.module.css'
import { LatestColumn } from './LatestColumn.tsx'
import { SectionBlock } from './SectionBlock.tsx'

type Props = { front: FrontPage; frame: SiteFrame; locale: Locale }

/** The front page: the editors' ranking gives stories their size. */
export function Front({ front, frame, locale }: Props) {
  const t = translations(locale)
  const common = { locale, timeZone: frame.timeZone, labels: cardLabels(locale) }
  if (!front.lead) return <Empty title={t('front.emptyTitle')} text={t('front.empty')} />
  // The first two stand beside the lead, the others under it.
  const [beside, under] = [front.seconds.slice(0, 2), front.seconds.slice(2)]
  return (
    <>
      <div className={styles.top}>
        <div className={styles.lead}>
          <StoryCard card={front.lead} form="lead" {...common} />
        </div>
        {beside.length > 0 && (
          <div className={styles.beside}>
            {beside.map((card) => (
              <StoryCard key={card.id} card={card} form="second" {...common} />
            ))}
          </div>
        )}
        {under.length > 0 && (
          <div className={styles.under}>
            {under.map((card) => (
              <StoryCard key={card.id} card={card} form="text" {...common} />
            ))}
          </div>
        )}
        <div className={styles.latest}>
          <LatestColumn cards={front.latest} {...common} />
        </div>
      </div>
      {layOutRows(front.blocks).map((row) => (
        <div key={row.blocks.map(({ section }) => section.id).join()} className={styles[row.layout]}>
          {row.blocks.map((block) => (
            <SectionBlock key={block.section.id} block={block} layout={row.layout} {...common} />
          ))}
        </div>
      ))}
      {front.mostRead && <MostReadBlock mostRead={front.mostRead} locale={locale} labels={common.labels} />}
    </>
  )
}
