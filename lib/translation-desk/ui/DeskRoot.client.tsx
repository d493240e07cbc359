'use client'

// What every part of the desk stands in: its texts, its language, and what was fetched.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import type { Locale } from '#lib/locales.ts'
import { fill, formatAge, formatMoment, formatNumber } from '#lib/newsroom/admin/format.ts'
import type { DeskTexts } from '#lib/translation-desk/texts/id.ts'

export type DeskSettings = {
  readonly texts: DeskTexts
  /** Of the admin interface. */
  readonly language: Locale
  /** The site's, by its IANA name. */
  readonly timeZone: string
  /** Where the admin interface stands: `/admin`. */
  readonly admin: string
}

const Desk = createContext<DeskSettings | null>(null)

/** Texts and formats of the admin interface's language. */
export function useDesk() {
  const setting = use(Desk)
  if (!setting) throw new Error('a part of the translation desk stands outside of DeskRoot')
  const { language, timeZone } = setting
  return useMemo(
    () => ({
      ...setting,
      fill: (text: string, values: Readonly<Record<string, string | number>>) => fill(text, values, language),
      age: (at: string, now: string) => formatAge(at, now, language),
      moment: (at: string) => formatMoment(at, language, timeZone),
      amount: (value: number) => formatNumber(value, language),
    }),
    [setting, language, timeZone],
  )
}

export function DeskRoot({ children, setting }: { children: ReactNode; setting: DeskSettings }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 1_000 }, mutations: { retry: false } } }),
  )
  return (
    <QueryClientProvider client={client}>
      <Desk value={setting}>{children}</Desk>
    </QueryClientProvider>
  )
}
