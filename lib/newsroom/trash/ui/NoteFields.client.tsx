'use client'

import { useId } from 'react'
import { withdrawalLimit } from '#lib/content/limits.ts'
import { editions, type Locale, originalLocale, translationLocales } from '#lib/locales.ts'

export type NoteTexts = Partial<Record<Locale, string>>

type Props = {
  note: string
  noteOther: string
  help: string
  value: NoteTexts
  onChange: (value: NoteTexts) => void
}

/** What readers are told of a story that is pulled: in Indonesian, and in other languages if somebody writes it. */
export function NoteFields({ note, noteOther, help, value, onChange }: Props) {
  const id = useId()
  const area = (locale: Locale, label: string) => (
    <label key={locale} htmlFor={`${id}-${locale}`}>
      {label}
      <textarea
        id={`${id}-${locale}`}
        name={`note-${locale}`}
        lang={editions[locale].tag}
        dir={editions[locale].direction}
        rows={2}
        maxLength={withdrawalLimit}
        value={value[locale] ?? ''}
        onChange={({ target }) => onChange({ ...value, [locale]: target.value })}
      />
    </label>
  )
  return (
    <div className="withdrawal-note__fields">
      {area(originalLocale, note)}
      <p>{help}</p>
      <details>
        <summary>{noteOther}</summary>
        {translationLocales.map((locale) => area(locale, editions[locale].name))}
      </details>
    </div>
  )
}
