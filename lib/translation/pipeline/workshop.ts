import type { Payload } from 'payload'
import type { TranslationLocale } from '#lib/locales.ts'
import type { Engine } from '../engines/index.ts'
import type { Gate } from '../gate/index.ts'
import type { GlossaryEntry } from '../glossary/index.ts'

/** What translating takes. */
export type Workshop = {
  readonly gate: Gate
  readonly payload: () => Promise<Payload>
  readonly engines: (locale: TranslationLocale) => readonly Engine[]
  readonly glossary: () => Promise<readonly GlossaryEntry[]>
}

/** What a job is about. */
export type Task = { readonly article: number; readonly locale: TranslationLocale }
