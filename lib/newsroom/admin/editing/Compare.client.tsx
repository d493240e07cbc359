'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import styles from './Editing.module.css'
import type { Editing } from './editing-context.client.ts'
import { nameOf } from './name-of.ts'
import { type Difference, differences, merged, type Side, sides, type Values, wordsOf } from './words.ts'

type Props = {
  readonly editing: Editing
  readonly mine: Values
  readonly theirs: Values
  /** What both began with, if it is known: it proposes whoever changed something. */
  readonly base?: Values
  /** Takes what was chosen. */
  onUse(chosen: Values): Promise<void>
  onClose(): void
}

/** Two texts side by side wherever they differ, to choose from. */
export function Compare({ editing, mine, theirs, base, onUse, onClose }: Props) {
  const { texts, owner, language } = editing
  const dialog = useRef<HTMLDialogElement>(null)
  const places = useMemo(() => differences(mine, theirs, base), [mine, theirs, base])
  const [choices, setChoices] = useState<readonly Side[]>(() => places.map(({ proposed }) => proposed))
  const [isBusy, setBusy] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])
  const textLanguage = owner.collection === 'articles' ? 'id' : String(mine.locale ?? theirs.locale ?? language)
  const names = { mine: texts.mine, theirs: texts.theirs, both: texts.both }
  async function use() {
    setBusy(true)
    await onUse(merged(mine, theirs, choices, base))
    setBusy(false)
  }
  return (
    <dialog ref={dialog} className={`compare-texts ${styles.compare}`} aria-label={texts.twoTexts} onClose={onClose}>
      <header className={styles.dialogHead}>
        <h2>{texts.twoTexts}</h2>
        <p>{places.length === 0 ? texts.same : texts.twoTextsHelp}</p>
      </header>
      <div className={styles.places}>
        {places.map((place, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once
          <fieldset key={index} className={styles.place}>
            <legend>{nameOf(texts, place.field)}</legend>
            {sides
              .filter((side) => side !== 'both' || place.field === 'body')
              .map((side) => (
                <label key={side} className={styles.side} data-side={side}>
                  <span>
                    <input
                      type="radio"
                      name={`place-${index}`}
                      checked={choices[index] === side}
                      onChange={() => setChoices(choices.map((old, at) => (at === index ? side : old)))}
                    />{' '}
                    {names[side]}
                  </span>
                  {side !== 'both' && <Words place={place} side={side} language={textLanguage} texts={texts} />}
                </label>
              ))}
          </fieldset>
        ))}
      </div>
      <footer className={styles.dialogFoot}>
        <button type="button" className={styles.button} data-act="use" disabled={isBusy} onClick={() => void use()}>
          {texts.use}
        </button>
        <button type="button" className={styles.button} onClick={onClose}>
          {texts.later}
        </button>
      </footer>
    </dialog>
  )
}

function Words({
  place,
  side,
  language,
  texts,
}: {
  place: Difference
  side: 'mine' | 'theirs'
  language: string
  texts: Editing['texts']
}) {
  const values = place[side]
  const isEmpty = values.length === 0 || values.every((value) => value === null || value === undefined || value === '')
  if (isEmpty) return <p className={styles.nothing}>{texts.nothing}</p>
  return (
    <div lang={language} dir="auto" className={styles.words}>
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs that are only shown
        <p key={index}>{wordsOf(value) || texts.wordless}</p>
      ))}
    </div>
  )
}
