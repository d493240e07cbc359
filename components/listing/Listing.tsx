import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Locale } from '#lib/locales.ts'
import type { ListingPage, SiteFrame } from '#lib/news/types.ts'
import { InLanguage } from '../foreign/InLanguage.tsx'
import { Picture } from '../picture/Picture.tsx'
import { cardLabels } from '../story-card/labels.ts'
import { Pager, StoryList } from '../story-list/StoryList.tsx'
import styles from './Listing.module.css'

/** The head of a list: what it is, its name, a sentence about it. */
export function ListingHead({ kicker, title, children }: { kicker?: string; title: ReactNode; children?: ReactNode }) {
  return (
    <header className={styles.head}>
      {kicker && <p className={styles.kicker}>{kicker}</p>}
      <h1>{title}</h1>
      {children}
    </header>
  )
}

/** A section, topic or author page. */
export function Listing({ listing, frame, locale }: { listing: ListingPage; frame: SiteFrame; locale: Locale }) {
  const t = useTranslations()
  const { list } = listing
  return (
    <div className={styles.listing}>
      <ListingHead
        kicker={listing.kind === 'section' ? undefined : t(`listing.${listing.kind}`)}
        title={<InLanguage of={listing.name} locale={locale} />}
      >
        {listing.portrait && (
          <div className={styles.portrait}>
            <Picture picture={listing.portrait} locale={locale} sizes="6rem" shape="1/1" />
          </div>
        )}
        {listing.description && (
          <p className={styles.description}>
            <InLanguage of={listing.description} locale={locale} />
          </p>
        )}
      </ListingHead>
      {list.cards.length === 0 ? (
        <p className={styles.empty}>{t('list.empty')}</p>
      ) : (
        <StoryList
          cards={list.cards}
          locale={locale}
          timeZone={frame.timeZone}
          labels={cardLabels(t)}
          withSection={listing.kind !== 'section'}
        />
      )}
      <Pager next={list.next} nextLabel={t('list.next')} />
    </div>
  )
}
