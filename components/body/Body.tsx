import { Fragment, type ReactNode } from 'react'
import type { Locale } from '#lib/locales.ts'
import type { Block } from '#lib/news/types.ts'
import { Embed } from '../embed/Embed.tsx'
import { Figure } from '../figure/Figure.tsx'
import { PullQuote } from '../pull-quote/PullQuote.tsx'
import styles from './Body.module.css'
import { Inlines } from './Inlines.tsx'

function List({ of }: { of: Extract<Block, { kind: 'list' }> }) {
  const Tag = of.ordered ? 'ol' : 'ul'
  return (
    <Tag className={styles.list}>
      {of.entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a list never move
        <li key={index}>
          <Inlines content={entry.content} />
          {entry.children?.kind === 'list' && <List of={entry.children} />}
        </li>
      ))}
    </Tag>
  )
}

/** A block that is more than text: something is loaded for it, or it is set apart from the text. */
export type SetApart = Extract<Block, { kind: 'pullQuote' | 'picture' | 'embed' }>

type Props = {
  blocks: readonly Block[]
  locale: Locale
  /** The language that the text is in. */
  textLocale: Locale
  /** What stands at the end of a paragraph, by its anchor; nothing that can be read as a part of it. */
  tool?: (anchor: string) => ReactNode
  /** The form of what is more than text, where it is not the usual one. */
  apart?: (of: SetApart) => ReactNode
}

/** The usual form of what is more than text. */
function setApart(of: SetApart, { locale, textLocale }: Pick<Props, 'locale' | 'textLocale'>): ReactNode {
  switch (of.kind) {
    case 'pullQuote':
      return <PullQuote text={of.text} by={of.by} />
    case 'picture':
      return (
        <Figure
          picture={of.picture}
          caption={of.caption ? { text: of.caption, locale: textLocale } : of.picture.caption}
          credit={of.credit ?? of.picture.credit}
          locale={locale}
          textLocale={textLocale}
          sizes="(min-width: 44rem) 42rem, 100vw"
        />
      )
    case 'embed':
      return <Embed embed={of} locale={locale} textLocale={textLocale} />
  }
}

type Forms = Required<Pick<Props, 'apart'>> & Pick<Props, 'tool'>

function form(of: Block, { tool, apart }: Forms): ReactNode {
  switch (of.kind) {
    case 'paragraph':
      return (
        <p id={of.anchor}>
          <Inlines content={of.content} />
          {tool?.(of.anchor)}
        </p>
      )
    case 'heading': {
      const Heading = of.level === 2 ? 'h2' : 'h3'
      return (
        <Heading id={of.anchor}>
          <Inlines content={of.content} />
        </Heading>
      )
    }
    case 'list':
      return <List of={of} />
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <p>
            <Inlines content={of.content} />
          </p>
        </blockquote>
      )
    default:
      return apart(of)
  }
}

/** The body of a story or page; every block has its form. */
export function Body(props: Props) {
  const { blocks, tool, apart = (of) => setApart(of, props) } = props
  return (
    <div className={styles.body}>
      {blocks.map((of, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text never move
        <Fragment key={index}>{form(of, { tool, apart })}</Fragment>
      ))}
    </div>
  )
}
