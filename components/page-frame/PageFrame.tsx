import type { ReactNode } from 'react'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { SiteFrame } from '#lib/news/types.ts'
import { Breaking } from '../breaking/Breaking.tsx'
import { Footer } from '../footer/Footer.tsx'
import { Markup, render } from '../markup/Markup.tsx'
import { Masthead } from '../masthead/Masthead.tsx'
import type { Place } from '../masthead/SectionBar.tsx'
import styles from './PageFrame.module.css'

type Props = {
  frame: SiteFrame
  locale: Locale
  /** This page's address in every edition, for the language switcher. */
  paths: Readonly<Record<Locale, string>>
  place?: Place
  /** React goes on in the browser: with a client component among the children. */
  interactive?: boolean
  children: ReactNode
}

const main = { id: 'main', className: 'wrap', tabIndex: -1 }

/** What stands around every page. */
export function PageFrame({ frame, locale, paths, place = null, interactive = false, children }: Props) {
  const t = translations(locale, 'nav')
  return (
    <>
      <a href="#main" className={styles.skip}>
        {t('skip')}
      </a>
      <Breaking line={frame.breaking} locale={locale} />
      <Masthead {...{ frame, locale, paths, place, interactive }} />
      {interactive ? (
        <main {...main}>{children}</main>
      ) : (
        <Markup as="main" {...main} html={render(children)} interactive={false} />
      )}
      <Footer {...{ frame, locale, interactive }} />
    </>
  )
}
