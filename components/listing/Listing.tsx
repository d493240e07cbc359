import type { ReactNode } from 'react'
import { feedPath, latestPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { ListingPage, SiteFrame } from '#lib/news/types.ts'
import { Empty } from '../empty/Empty.tsx'
import { InLanguage } from '../foreign/InLanguage.tsx'
import { Picture } from '../picture/Picture.tsx'
import { cardLabels } from '../story-card/labels.ts'
import { Pager, StoryList } from '../story-list/StoryList.tsx'
import styles from './Listing.module.css'

type HeadProps = {
  /** What kind of list this is. */
  kicker?: string | undefined
  title: ReactNode
  description?: ReactNode
  portrait?: ReactNode
  /** Where programs that read feeds can follow the list. */
  feed?: { readonly path: string; readonly label: string } | undefined
}

/** The head of a list: what it is, its name, a sentence about it, its feed. */
export function ListingHead({ kicker, title, description, portrait, feed }: HeadProps) {
  const follow = feed && (
    <a href={feed.path} type="application/rss+xml" className={`${styles.feed} no-print`} title={feed.label}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path
          d="M2 2.5A11.5 11.5 0 0 1 13.5 14M2 7a7 7 0 0 1 7 7"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.75"
        />
        <circle cx="3.5" cy="12.5" r="1.75" fill="currentColor" />
      </svg>
      RSS<span className="visually-hidden">: {feed.label}</span>
    </a>
  )
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        {kicker && <p className={styles.kicker}>{kicker}</p>}
        <h1>{title}</h1>
        {description && <p className={styles.description}>{description}</p>}
        {portrait && follow}
      </div>
      {portrait ? <div className={styles.portrait}>{portrait}</div> : follow}
    </header>
  )
}

/** The column that a list stands in. */
export const ListingColumn = ({ children }: { children: ReactNode }) => <div className={styles.listing}>{children}</div>

/** A list's address without the position in it. */
const firstPage = (path: string) => path.replace(/\?.*$/, '')

type Props = {
  listing: ListingPage
  frame: SiteFrame
  locale: Locale
  /** Whether this is the list's first page, whose first story stands out. */
  first: boolean
}

/** A section, topic or author page. */
export function Listing({ listing, frame, locale, first }: Props) {
  const t = translations(locale)
  const { list, kind, name, description, portrait } = listing
  const start = firstPage(listing.path)
  const pager = (
    <Pager
      next={list.next}
      nextLabel={t('list.next')}
      first={first ? undefined : { path: start, label: t('list.first') }}
    />
  )
  return (
    <ListingColumn>
      <ListingHead
        kicker={kind === 'section' ? undefined : t(`listing.${kind}`)}
        title={<InLanguage of={name} locale={locale} />}
        description={description && <InLanguage of={description} locale={locale} />}
        feed={{ path: feedPath(start, 'rss'), label: t('listing.feed') }}
        portrait={portrait && <Picture picture={portrait} locale={locale} sizes="7rem" shape="1/1" />}
      />
      {list.cards.length === 0 ? (
        <Empty text={t('list.empty')}>
          <p>
            <a href={latestPath(locale)}>{t('notFound.latest')}</a>
          </p>
          {pager}
        </Empty>
      ) : (
        <more-stories
          loading={t('latest.loading')}
          loaded={t('listing.loaded')}
          failed={t('latest.failed')}
          retry={t('error.retry')}
        >
          <StoryList
            cards={list.cards}
            locale={locale}
            timeZone={frame.timeZone}
            labels={cardLabels(locale)}
            withSection={kind !== 'section'}
            leading={first && kind === 'section'}
          />
          {pager}
        </more-stories>
      )}
    </ListingColumn>
  )
}
