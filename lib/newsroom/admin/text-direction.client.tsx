'use client'

import { useFormFields, useLocale } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'
import { editions, isLocale, type Locale } from '#lib/locales.ts'

/** Marks the form around it with the language of its texts; styles.css turns the text fields accordingly. */
export function TextDirection({ fixed }: { fixed: Locale | null }) {
  const chosen = useFormFields(([fields]) => fields?.locale?.value)
  const here = useRef<HTMLSpanElement>(null)
  const { code } = useLocale()
  const locale = fixed ?? [chosen, code].find(isLocale)
  useEffect(() => {
    const form = here.current?.closest('form')
    if (!form || !locale) return
    form.dataset.textDirection = editions[locale].direction
  }, [locale])
  return <span hidden ref={here} />
}
