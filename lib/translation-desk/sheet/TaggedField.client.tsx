'use client'

// A field for tagged text. It is a plain text field, so that every keyboard and every script works in it; tags are drawn
// as chips on a copy of the text that lies behind.
import { useId, useRef } from 'react'
import { tagsIn } from '#lib/segments/tags.ts'
import { splitTags } from '../text/tag-split.ts'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import { hideIsolates, showIsolates } from './isolates.ts'
import styles from './TaggedField.module.css'

type Props = {
  readonly label: string
  readonly text: string
  /** Whose tags the text needs. */
  readonly source: string
  readonly tag: string
  readonly direction: 'ltr' | 'rtl'
  readonly type: (text: string) => void
  readonly failure: string | null
}

export function TaggedField({ label, text, source, tag, direction, type, failure }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const shown = direction === 'rtl' ? showIsolates(text) : text
  return (
    <div className={styles.box}>
      <div className={styles.stack} lang={tag} dir={direction}>
        <div className={styles.behind} aria-hidden="true">
          {splitTags(shown).map((part, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing in it has a state
            part.isTag ? <mark key={index}>{part.text}</mark> : part.text,
          )}
          {'\u200b'}
        </div>
        <textarea
          ref={field}
          className={styles.field}
          aria-label={label}
          aria-invalid={failure !== null}
          aria-describedby={failure === null ? undefined : id}
          value={shown}
          rows={1}
          spellCheck
          onChange={({ target }) => type(hideIsolates(target.value))}
        />
      </div>
      <Tags {...{ source, text }} insert={(added) => field.current && insertTag(field.current, added)} />
      {failure !== null && (
        <p id={id} role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </div>
  )
}

/** The original's tags: those that are missing can be put around what is selected. */
function Tags({ source, text, insert }: { source: string; text: string; insert: (tag: string) => void }) {
  const { texts, fill } = useDesk()
  const { sheet } = texts
  const wanted = tagsIn(source).filter((tag) => !tag.startsWith('</'))
  const present = new Set(tagsIn(text))
  if (wanted.length === 0) return null
  return (
    <div className={styles.tags}>
      <span>{sheet.tags}</span>
      {wanted.map((tag) => {
        const isThere = present.has(tag)
        const name = fill(isThere ? sheet.tagPresent : sheet.tagMissing, { tag })
        return (
          <button
            key={tag}
            type="button"
            aria-label={name}
            title={name}
            aria-disabled={isThere}
            data-there={isThere}
            onClick={() => !isThere && insert(tag)}
          >
            {tag.replace(/\D/g, '')}
          </button>
        )
      })}
    </div>
  )
}

/** As if it were typed, so that it can be undone. */
function insertTag(field: HTMLTextAreaElement, tag: string): void {
  const { selectionStart, selectionEnd, value } = field
  const inside = value.slice(selectionStart, selectionEnd)
  field.focus()
  document.execCommand('insertText', false, tag.endsWith('/>') ? tag : `${tag}${inside}</${tag.slice(1)}`)
}
