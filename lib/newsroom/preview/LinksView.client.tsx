'use client'

import { useCallback, useEffect, useState } from 'react'
import { previewLinkDays } from '#lib/content/limits.ts'
import { previewPath } from '#lib/content/paths.ts'
import type { Locale } from '#lib/locales.ts'
import type { ShownLink } from './endpoints.ts'
import styles from './PreviewPane.module.css'
import type { PreviewTexts } from './texts.ts'

/** Links for people without an account: the open ones, and a new one. */
export function LinksView({ story, edition, texts }: { story: number; edition: Locale; texts: PreviewTexts }) {
  const [links, setLinks] = useState<readonly ShownLink[]>([])
  const [given, setGiven] = useState<string | null>(null)
  const [copied, setCopied] = useState(false)
  const [problem, setProblem] = useState('')
  const ask = useCallback(
    async (wish?: object) => {
      const headers = { 'Content-Type': 'application/json' }
      const sent = wish && { method: 'POST', headers, body: JSON.stringify(wish) }
      const answer = await fetch(`/api/articles/${story}/preview-links`, sent).catch(() => null)
      const body = (await answer?.json().catch(() => null)) as {
        key?: string
        links?: ShownLink[]
        errors?: { message: string }[]
      } | null
      setProblem(answer?.ok ? '' : (body?.errors?.[0]?.message ?? texts.away))
      if (body?.links) setLinks(body.links)
      if (body?.key) setGiven(body.key)
      setCopied(false)
    },
    [story, texts.away],
  )
  useEffect(() => {
    void ask()
  }, [ask])
  const address = given && location.origin + previewPath(edition, story, given)
  const give = (form: HTMLElement) => {
    const field = (name: string) => form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)?.value
    void ask({ note: field('note') ?? '', days: Number(field('days')) })
  }
  return (
    <div className={styles.links}>
      <p>{texts.linksHelp}</p>
      {/* No form: it would be one within the story's. */}
      <fieldset className={styles.give}>
        <label>
          <span>{texts.linkFor}</span>
          <input
            name="note"
            maxLength={200}
            autoComplete="off"
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              give(event.currentTarget.closest('fieldset') as HTMLElement)
            }}
          />
        </label>
        <label>
          <span>{texts.linkDays}</span>
          <select name="days" defaultValue="7">
            {previewLinkDays.map((count) => (
              <option key={count} value={count}>
                {texts.days[count]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={({ currentTarget }) => give(currentTarget.closest('fieldset') as HTMLElement)}>
          {texts.give}
        </button>
      </fieldset>
      {problem && <p role="alert">{problem}</p>}
      {address && (
        <div className={styles.given} role="status">
          <p>{texts.onlyNow}</p>
          <input
            readOnly
            value={address}
            dir="ltr"
            onFocus={({ target }) => target.select()}
            aria-label={texts.views.links}
          />
          <button
            type="button"
            onClick={() =>
              navigator.clipboard.writeText(address).then(
                () => setCopied(true),
                () => undefined,
              )
            }
          >
            {copied ? texts.copied : texts.copy}
          </button>
        </div>
      )}
      {links.length === 0 ? (
        <p>{texts.noLinks}</p>
      ) : (
        <ul>
          {links.map(({ id, note, text }) => (
            <li key={id}>
              <b>{note || '—'}</b> <span>{text}</span>
              <button type="button" onClick={() => void ask({ revoke: id })}>
                {texts.revoke}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
