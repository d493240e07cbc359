'use client'

import { useQuery } from '@tanstack/react-query'
import { editions } from '#lib/locales.ts'
import type { Cell, StoryCells, WithServerTime } from '../types.ts'
import { Action } from '../ui/Action.client.tsx'
import actionStyles from '../ui/Action.module.css'
import { fetchStory } from '../ui/api.ts'
import { useCellActions } from '../ui/cell-actions.client.ts'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import { pollingInterval } from '../ui/polling.ts'
import { Facts, State } from '../ui/State.client.tsx'
import styles from './Panel.module.css'

type Story = StoryCells & WithServerTime

/** The story's languages, kept up to date while the page is looked at. */
export function Panel({ story: first }: { story: Story }) {
  const { texts, admin } = useDesk()
  const { data: story } = useQuery({
    queryKey: ['story', first.id],
    queryFn: () => fetchStory(first.id),
    initialData: first,
    refetchInterval: ({ state }) => pollingInterval(state.data?.cells ?? []),
  })
  return (
    <section className={styles.panel} aria-labelledby="translation-panel" data-desk>
      <h3 id="translation-panel" className={styles.title}>
        <a href={`${admin}/translation-desk`}>{texts.title}</a>
      </h3>
      {story.withdrawn && <p className={styles.why}>{texts.storyWithdrawn}</p>}
      <ul className={styles.languages}>
        {story.cells.map((cell) => (
          <Language key={cell.locale} story={story} cell={cell} />
        ))}
      </ul>
    </section>
  )
}

/** What is all right, goes on by itself, or should be looked at before anything else is done. */
const unhurried: ReadonlySet<Cell['state']> = new Set(['published', 'behind', 'held', 'waiting'])

function Language({ story, cell }: { story: Story; cell: Cell }) {
  const { admin, fill, amount, texts } = useDesk()
  const actions = useCellActions(story, cell)
  const urgent = unhurried.has(cell.state) ? 0 : 1
  const { name, tag } = editions[cell.locale]
  const why = cell.reason && (texts.reasons as Readonly<Record<string, string>>)[cell.reason]
  const hasStory = cell.translation !== null
  const { facts } = texts
  return (
    <li className={styles.language}>
      <div className={styles.line}>
        <bdi lang={tag} className={styles.name}>
          {name}
        </bdi>
        <State cell={story.withdrawn && cell.live ? { state: 'withdrawn', reason: null } : cell} />
      </div>
      <div className={styles.line}>
        <Facts cell={cell} now={story.now} />
        {(cell.engine || cell.cost > 0) && (
          <span className={styles.engine}>
            {cell.engine && <span title={fill(facts.engine, { name: cell.engine })}>{cell.engine}</span>}
            {cell.cost > 0 && <span title={fill(facts.cost, { n: cell.cost })}>{amount(cell.cost)}</span>}
          </span>
        )}
      </div>
      {why && cell.state !== 'published' && <p className={styles.why}>{why}</p>}
      {cell.state === 'failed' && cell.detail && (
        <p className={styles.why} lang="en" dir="ltr">
          {cell.detail}
        </p>
      )}
      <div className={styles.actions}>
        {hasStory && (
          <a className={actionStyles.action} href={`${admin}/translation-desk/${story.id}/${cell.locale}`}>
            {texts.actions.open}
          </a>
        )}
        {actions.slice(0, urgent).map(({ name: action, ...rest }) => (
          <Action key={action} {...rest}>
            {action}
          </Action>
        ))}
        {!hasStory && cell.mayChange && (
          <a
            className={actionStyles.action}
            href={`${admin}/collections/translations/create?article=${story.id}&to=${cell.locale}`}
          >
            {texts.actions.write}
          </a>
        )}
        {actions.length > urgent && (
          <details className={styles.more}>
            <summary className={actionStyles.action}>
              <span aria-hidden="true">⋯</span>
              <span className={styles.unseen}>{fill(texts.actions.more, { language: name })}</span>
            </summary>
            <div className={styles.actions}>
              {actions.slice(urgent).map(({ name: action, ...rest }) => (
                <Action key={action} {...rest}>
                  {action}
                </Action>
              ))}
            </div>
          </details>
        )}
      </div>
    </li>
  )
}
