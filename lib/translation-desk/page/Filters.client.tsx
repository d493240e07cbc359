'use client'

import { useEffect, useId, useState } from 'react'
import { editions, type TranslationLocale } from '#lib/locales.ts'
import { type DeskQuery, type DeskSummary, filters } from '../types.ts'
import { toSearchParams } from '../ui/api.ts'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import styles from './Filters.module.css'

type Props = {
  readonly query: DeskQuery
  readonly show: (query: DeskQuery, how?: 'push' | 'replace') => void
  readonly counts: DeskSummary['counts']
  readonly locales: readonly TranslationLocale[]
}

export function Filters({ query, show, counts, locales }: Props) {
  const { texts, amount } = useDesk()
  return (
    <div className={styles.filters}>
      <nav aria-label={texts.state}>
        <ul className={styles.states}>
          {filters.map((state) => {
            const wanted = { ...query, state, after: null }
            const count = counts[state]
            return (
              <li key={state}>
                <a
                  href={`?${toSearchParams(wanted)}`}
                  aria-current={state === query.state ? 'true' : undefined}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return
                    event.preventDefault()
                    show(wanted)
                  }}
                >
                  {texts.filters[state]}
                  {count ? <span className={styles.count}>{amount(count)}</span> : null}
                </a>
              </li>
            )
          })}
        </ul>
      </nav>
      <div className={styles.fields}>
        <Search key={query.search} query={query} show={show} />
        <Choice
          label={texts.language}
          value={query.locale ?? ''}
          options={[['', texts.allLanguages], ...locales.map((code) => [code, editions[code].name] as const)]}
          choose={(value) => show({ ...query, locale: locales.find((code) => code === value) ?? null, after: null })}
        />
        <Choice
          label={texts.order}
          value={query.order}
          options={[
            ['oldest', texts.oldest],
            ['newest', texts.newest],
          ]}
          choose={(value) => show({ ...query, order: value === 'newest' ? 'newest' : 'oldest', after: null })}
        />
      </div>
    </div>
  )
}

/** Searches when typing pauses. */
function Search({ query, show }: Pick<Props, 'query' | 'show'>) {
  const { texts } = useDesk()
  const [typed, setTyped] = useState(query.search)
  useEffect(() => {
    const search = typed.trim()
    if (search === query.search) return
    const timer = setTimeout(() => show({ ...query, search, after: null }, 'replace'), 350)
    return () => clearTimeout(timer)
  }, [typed, query, show])
  return (
    <input
      type="search"
      className={styles.search}
      aria-label={texts.search}
      placeholder={texts.search}
      value={typed}
      dir="auto"
      onChange={({ target }) => setTyped(target.value)}
    />
  )
}

type ChoiceProps = {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, name: string])[]
  readonly choose: (value: string) => void
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const id = useId()
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </span>
  )
}
