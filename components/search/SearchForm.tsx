import { useEffect, useRef } from 'react'
import { isSameSearch, type SearchCriteria } from './address.ts'
import styles from './SearchForm.module.css'

export type FormLabels = {
  readonly field: string
  readonly placeholder: string
  readonly submit: string
  readonly filters: string
  readonly section: string
  readonly everySection: string
  readonly from: string
  readonly to: string
  readonly help: string
  readonly helpPhrase: string
  readonly helpExclude: string
  readonly helpScripts: string
  readonly key: string
}

type Props = {
  action: string
  asked: SearchCriteria
  sections: readonly { readonly id: number; readonly name: string }[]
  /** Characters that are looked at. */
  longest: number
  labels: FormLabels
  /** What the form says now; `soon`: the reader is still typing. */
  onAsked: (asked: SearchCriteria, soon: boolean) => void
  /** A word is being put together by an input method: nothing to ask for yet. */
  onUnfinished: () => void
}

function read(form: HTMLFormElement): SearchCriteria {
  const given = new FormData(form)
  const text = (name: string) => String(given.get(name) ?? '')
  return {
    text: text('q').trim(),
    section: Number(text('section')) || undefined,
    from: text('from') || undefined,
    to: text('to') || undefined,
  }
}

/** What to search for: a plain form, which works without JavaScript too. */
export function SearchForm({ action, asked, sections, longest, labels, onAsked, onUnfinished }: Props) {
  const form = useRef<HTMLFormElement>(null)
  // What was typed before the page came to life, or brought back by the browser, counts too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (!form.current) return
    const now = read(form.current)
    if (!isSameSearch(now, { ...asked, after: undefined })) onAsked(now, true)
  }, [])
  return (
    <search>
      <form
        ref={form}
        action={action}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onAsked(read(event.currentTarget), false)
        }}
        onChange={(event) => {
          // Half a character is no question: input methods say when it is whole.
          if ((event.nativeEvent as InputEvent).isComposing) return
          onAsked(read(event.currentTarget), event.target instanceof HTMLInputElement && event.target.type === 'search')
        }}
        onCompositionStart={onUnfinished}
        onCompositionEnd={(event) => onAsked(read(event.currentTarget), true)}
      >
        <div className={styles.line}>
          <input
            type="search"
            name="q"
            id="q"
            aria-label={labels.field}
            placeholder={labels.placeholder}
            // Whoever comes with nothing to look for comes to type.
            // biome-ignore lint/a11y/noAutofocus: it is what the page is for
            autoFocus={asked.text === ''}
            defaultValue={asked.text}
            maxLength={longest}
            dir="auto"
            autoComplete="off"
            enterKeyHint="search"
          />
          <button type="submit">{labels.submit}</button>
        </div>
        <div className={styles.more}>
          <details className={styles.filters} open={Boolean(asked.section || asked.from || asked.to)}>
            <summary>{labels.filters}</summary>
            <div className={styles.fields}>
              <label>
                {labels.section}
                <select name="section" defaultValue={asked.section ?? ''}>
                  <option value="">{labels.everySection}</option>
                  {sections.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
              <label>
                {labels.from}
                <input type="date" name="from" defaultValue={asked.from} />
              </label>
              <label>
                {labels.to}
                <input type="date" name="to" defaultValue={asked.to} />
              </label>
            </div>
          </details>
          <details className={styles.filters}>
            <summary>{labels.help}</summary>
            <ul className={styles.help}>
              <li>{labels.helpPhrase}</li>
              <li>{labels.helpExclude}</li>
              <li>{labels.helpScripts}</li>
            </ul>
            <search-key-switch class={styles.key}>
              <label>
                <input type="checkbox" defaultChecked />
                {labels.key}
              </label>
            </search-key-switch>
          </details>
        </div>
      </form>
    </search>
  )
}
