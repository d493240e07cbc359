'use client'

import { editions, originalLocale, type TranslationLocale } from '#lib/locales.ts'
import type { Cell, StoryCells } from '../types.ts'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import { Facts, State } from '../ui/State.client.tsx'
import styles from './StoryTable.module.css'

type Props = {
  readonly stories: readonly StoryCells[]
  readonly now: string
  readonly locales: readonly TranslationLocale[]
  readonly mayChange: boolean
  readonly selected: ReadonlySet<number>
  readonly select: (ids: ReadonlySet<number>) => void
}

/** Stories × languages. On a phone each story is a block of its own; the roles keep it a table for those who listen. */
export function StoryTable({ stories, now, locales, mayChange, selected, select }: Props) {
  const { texts } = useDesk()
  const isAll = stories.every(({ id }) => selected.has(id))
  return (
    <div className={styles.scroller}>
      <table className={styles.table} role="table" aria-label={texts.title}>
        <thead role="rowgroup">
          <tr role="row">
            {mayChange && (
              <th role="columnheader" scope="col" className={styles.check}>
                <label>
                  <input
                    type="checkbox"
                    aria-label={texts.selectAll}
                    checked={isAll}
                    onChange={() => select(new Set(isAll ? [] : stories.map(({ id }) => id)))}
                  />
                </label>
              </th>
            )}
            <th role="columnheader" scope="col" className={styles.storyColumn}>
              {texts.story}
            </th>
            {locales.map((code) => (
              <th key={code} role="columnheader" scope="col" lang={editions[code].tag}>
                {editions[code].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {stories.map((story) => (
            <StoryRow
              key={story.id}
              {...{ story, now, locales }}
              isSelected={selected.has(story.id)}
              toggle={mayChange ? () => select(toggled(selected, story.id)) : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function toggled(ids: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const changed = new Set(ids)
  if (!changed.delete(id)) changed.add(id)
  return changed
}

type RowProps = {
  readonly story: StoryCells
  readonly now: string
  readonly locales: readonly TranslationLocale[]
  readonly isSelected: boolean
  readonly toggle: (() => void) | null
}

function StoryRow({ story, now, locales, isSelected, toggle }: RowProps) {
  const { texts, admin, fill, moment } = useDesk()
  const { id, headline, publishedAt, breaking, cells } = story
  return (
    <tr role="row" data-selected={isSelected}>
      {toggle && (
        <td role="cell" className={styles.check}>
          <label>
            <input
              type="checkbox"
              aria-label={fill(texts.select, { headline })}
              checked={isSelected}
              onChange={toggle}
            />
          </label>
        </td>
      )}
      <th role="rowheader" scope="row" className={styles.story}>
        <a href={`${admin}/collections/articles/${id}`} lang={originalLocale} dir="ltr">
          {headline}
        </a>
        <span className={styles.about}>
          {breaking && <strong>{texts.facts.breaking}</strong>}
          <bdi>#{id}</bdi>
          {publishedAt && <time dateTime={publishedAt}>{moment(publishedAt)}</time>}
        </span>
      </th>
      {locales.map((code) => {
        const cell = cells.find(({ locale }) => locale === code)
        return (
          <td key={code} role="cell">
            {cell && <CellLink {...{ cell, now, id, headline }} />}
          </td>
        )
      })}
    </tr>
  )
}

/** A text leads to its comparison, and what stands in its way to the reasons. */
function CellLink({ cell, now, id, headline }: { cell: Cell; now: string; id: number; headline: string }) {
  const { admin } = useDesk()
  const { name, tag } = editions[cell.locale]
  const content = (
    <>
      <span className={styles.language} lang={tag}>
        {name}
      </span>
      <span className={styles.what}>
        <State cell={cell} />
        <Facts cell={cell} now={now} />
      </span>
    </>
  )
  if (cell.state === 'none') return <span className={styles.cell}>{content}</span>
  return (
    <a className={styles.cell} href={`${admin}/translation-desk/${id}/${cell.locale}`} title={headline}>
      {content}
    </a>
  )
}
