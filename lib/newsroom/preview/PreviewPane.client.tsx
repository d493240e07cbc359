'use client'

import { useAllFormFields, useDocumentInfo, useLivePreviewContext, useLocale } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useMemo, useState } from 'react'
import { type PreviewSubject, previewPath } from '#lib/content/paths.ts'
import { editions, isLocale, type Locale, locales, originalLocale } from '#lib/locales.ts'
import { CardView } from './CardView.client.tsx'
import { LinksView } from './LinksView.client.tsx'
import { PageView } from './PageView.client.tsx'
import styles from './PreviewPane.module.css'
import { type SearchResult, SearchView } from './SearchView.client.tsx'
import type { PreviewTexts } from './texts.ts'

/** CSS pixels. */
const widths = { phone: 390, tablet: 820, desktop: 1280 } as const
type Width = keyof typeof widths
const themes = ['light', 'dark'] as const
const views = ['page', 'card', 'search', 'links'] as const

const idOf = (value: unknown): number | undefined => {
  const id = Number(typeof value === 'object' && value !== null && 'id' in value ? value.id : value)
  return Number.isInteger(id) && id > 0 ? id : undefined
}

/** What a document is shown as, and in which edition to begin with. */
function subjectOf(
  slug: string | undefined,
  id: unknown,
  values: Readonly<Record<string, unknown>>,
): { readonly subject: PreviewSubject | undefined; readonly edition: Locale } {
  if (slug === 'articles') return { subject: idOf(id), edition: originalLocale }
  if (slug !== 'translations') return { subject: 'front', edition: originalLocale }
  const edition = values.locale
  return { subject: idOf(values.article), edition: isLocale(edition) ? edition : originalLocale }
}

/** One of a few: looks like a row of buttons, works like radio buttons. */
function Choice<Value extends string>(props: {
  label: string
  values: readonly Value[]
  value: Value
  names: Readonly<Record<Value, string>>
  choose: (value: Value) => void
}) {
  const { label, values, value, names, choose } = props
  return (
    <fieldset className={styles.choice} aria-label={label}>
      {values.map((each) => (
        <button type="button" key={each} aria-pressed={each === value} onClick={() => choose(each)}>
          {names[each]}
        </button>
      ))}
    </fieldset>
  )
}

/** The pane beside the text; nothing while it is closed, or before there is anything to be shown. */
export function PreviewPane({ texts }: { texts: PreviewTexts }) {
  const { isLivePreviewing } = useLivePreviewContext()
  return isLivePreviewing ? <OpenPane texts={texts} /> : null
}

function OpenPane({ texts }: { texts: PreviewTexts }) {
  const { id, collectionSlug, globalSlug } = useDocumentInfo()
  const { code: locale } = useLocale()
  const [fields] = useAllFormFields()
  const values = useMemo(() => reduceFieldsToValues(fields, true) as Readonly<Record<string, unknown>>, [fields])
  const of = collectionSlug ?? globalSlug
  const words = useMemo(() => JSON.stringify({ of, locale, values }), [of, locale, values])
  const { subject, edition: own } = subjectOf(collectionSlug, id, values)
  const [chosen, chooseEdition] = useState<Locale>()
  const [width, chooseWidth] = useState<Width>('phone')
  const [theme, chooseTheme] = useState<(typeof themes)[number]>('light')
  const [view, chooseView] = useState<(typeof views)[number]>('page')
  const [result, setResult] = useState<SearchResult | null>(null)
  const edition = chosen ?? own
  const [still, setStill] = useState(words)
  // Whoever types fast sees the page when a word is done, not letter by letter.
  useEffect(() => {
    const timer = setTimeout(() => setStill(words), 300)
    return () => clearTimeout(timer)
  }, [words])
  if (subject === undefined) return null
  const isStory = subject !== 'front'
  return (
    <section className={styles.pane} aria-label={texts.label}>
      <div className={styles.tools}>
        {isStory && <Choice label={texts.label} values={views} value={view} names={texts.views} choose={chooseView} />}
        <label className={styles.edition}>
          <span>{texts.edition}</span>
          <select value={edition} onChange={({ target }) => chooseEdition(target.value as Locale)}>
            {locales.map((code) => (
              <option key={code} value={code} lang={editions[code].tag}>
                {editions[code].name}
              </option>
            ))}
          </select>
        </label>
        {view === 'page' && (
          <>
            <Choice
              label={texts.width}
              values={Object.keys(widths) as Width[]}
              value={width}
              names={texts.widths}
              choose={chooseWidth}
            />
            <Choice label={texts.theme} values={themes} value={theme} names={texts.themes} choose={chooseTheme} />
          </>
        )}
        <a className={styles.open} href={previewPath(edition, subject)} target="_blank" rel="noreferrer">
          {texts.open}
        </a>
      </div>
      {/* It stays while another view is open: what a search engine shows is in it. */}
      <div className={styles.view} hidden={view !== 'page'}>
        <PageView
          address={previewPath(edition, subject)}
          words={still}
          width={widths[width]}
          theme={theme}
          title={texts.label}
          away={texts.away}
          shown={setResult}
        />
      </div>
      {isStory && view === 'card' && <CardView edition={edition} story={subject} words={still} texts={texts} />}
      {view === 'search' && <SearchView result={result} edition={edition} />}
      {isStory && view === 'links' && <LinksView story={subject} edition={edition} texts={texts} />}
    </section>
  )
}
