import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import type { Locale } from '#lib/locales.ts'
import type { Block } from '#lib/news/types.ts'
import { Figure } from '../picture/Figure.tsx'
import styles from './Body.module.css'
import { Inlines } from './Inlines.tsx'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

const videoHosts = ['youtube.com', 'youtu.be', 'vimeo.com', 'dailymotion.com', 'tiktok.com']

/** A link to a video or post elsewhere, which is all of it that a page holds. */
function Embed({ block }: { block: Of<'embed'> }) {
  const t = useTranslations('embed')
  const isVideo = videoHosts.some((host) => block.host === host || block.host.endsWith(`.${host}`))
  return (
    <aside className={styles.embed}>
      <a href={block.url} rel="noopener">
        <span className={styles.embedIcon} aria-hidden="true">
          {isVideo ? '▶' : '↗'}
        </span>
        <span>
          <span className={styles.embedTitle}>
            <bdi>{block.title}</bdi>
          </span>
          <span className={styles.embedAction}>{t(isVideo ? 'video' : 'post', { host: block.host })}</span>
        </span>
      </a>
      <p>{t('note')}</p>
    </aside>
  )
}

function List({ block }: { block: Of<'list'> }) {
  const Tag = block.ordered ? 'ol' : 'ul'
  return (
    <Tag className={styles.list}>
      {block.entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a list never move
        <li key={index}>
          <Inlines content={entry.content} />
          {entry.children?.kind === 'list' && <List block={entry.children} />}
        </li>
      ))}
    </Tag>
  )
}

function block(of: Block, locale: Locale): ReactNode {
  switch (of.kind) {
    case 'paragraph':
      return (
        <p id={of.anchor}>
          <Inlines content={of.content} />
        </p>
      )
    case 'heading': {
      const Heading = of.level === 2 ? 'h2' : 'h3'
      return (
        <Heading>
          <Inlines content={of.content} />
        </Heading>
      )
    }
    case 'list':
      return <List block={of} />
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <p>
            <Inlines content={of.content} />
          </p>
        </blockquote>
      )
    case 'pullQuote':
      return (
        <figure className={styles.pullQuote}>
          <blockquote>
            <p>{of.text}</p>
          </blockquote>
          {of.by && <figcaption>{of.by}</figcaption>}
        </figure>
      )
    case 'picture':
      return (
        <Figure
          picture={of.picture}
          caption={of.caption ? { text: of.caption, locale } : of.picture.caption}
          credit={of.credit ?? of.picture.credit}
          locale={locale}
          sizes="(min-width: 48rem) 42rem, 94vw"
        />
      )
    case 'embed':
      return <Embed block={of} />
  }
}

/** The body of a story or page; every block has its form. `locale` is the language the text is in. */
export function Body({ blocks, locale }: { blocks: readonly Block[]; locale: Locale }) {
  return (
    <div className={styles.body}>
      {blocks.map((of, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text never move
        <Fragment key={index}>{block(of, locale)}</Fragment>
      ))}
    </div>
  )
}
