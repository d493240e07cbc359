import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
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
}

/** The head of a list: what it is, its name, a sentence about it. */
export function ListingHead({ kicker, title, description, portrait }: HeadProps) {
  return (
    <header className={styles.head}>
      <div>
        {kicker && <p className={styles.kicker}>{kicker}</p>}
        <h1>{title}</h1>
        {description && <p className={styles.description}>{description}</p>}
      </div>
      {portrait && <div className={styles.portrait}>{portrait}</div>}
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
  const t = useTranslations()
  const { list, kind, name, description, portrait } = listing
  return (
    <ListingColumn>
      <ListingHead
        kicker={kind === 'section' ? undefined : t(`listing.${kind}`)}
        title={<InLanguage of={name} locale={locale} />}
        description={description && <InLanguage of={description} locale={locale} />}
        portrait={portrait && <Picture picture={portrait} locale={locale} sizes="7rem" shape="1/1" />}
      />
      {list.cards.length === 0 ? (
        <Empty text={t('list.empty')}>
          <p>
            <a href={`/${locale}/latest`}>{t('notFound.latest')}</a>
          </p>
        </Empty>
      ) : (
        <StoryList
          cards={list.cards}
          locale={locale}
          timeZone={frame.timeZone}
          labels={cardLabels(t)}
          withSection={kind !== 'section'}
          leading={first && kind === 'section'}
        />
      )}
      <Pager
        next={list.next}
        nextLabel={t('list.next')}
        first={first ? undefined : { path: firstPage(listing.path), label: t('list.first') }}
      />
    </ListingColumn>
  )
}
