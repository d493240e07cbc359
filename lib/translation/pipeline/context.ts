import type { Payload } from 'payload'
import type { TranslationLocale } from '#lib/locales.ts'
import type { Engine } from '../engines/index.ts'
import type { Gate } from '../gate/index.ts'
import type { GlossaryEntry } from '../glossary/index.ts'

/** What the pipeline needs: engines and their limits, glossary, and Payload to write with. */
export type PipelineContext = {
  readonly gate: Gate
  readonly payload: () => Promise<Payload>
  readonly engines: (locale: TranslationLocale) => readonly Engine[]
  readonly glossary: () => Promise<readonly GlossaryEntry[]>
}

/** The story and language of a job. */
export type Task = { readonly article: number; readonly locale: TranslationLocale }
