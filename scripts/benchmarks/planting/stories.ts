// Stories with human translations, sentence by sentence, as the import format has them.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { locales, originalLocale, type TranslationLocale } from '#lib/locales.ts'
import type { StoryPair } from '#lib/translation/checks/index.ts'

const text = z.object({ headline: z.string(), paragraphs: z.array(z.string()) })
const record = z.object({ ref: z.string(), texts: z.partialRecord(z.enum(locales), text) })

export type ReferenceStory = z.infer<typeof record>

/** A sentence of a story into which a fault is planted. */
export type Planting = {
  readonly locale: TranslationLocale
  readonly story: ReferenceStory
  readonly pairs: readonly StoryPair[]
  /** Of all stories. */
  readonly all: readonly StoryPair[]
  readonly index: number
  readonly random: () => number
}

/** @throws when a line is not a story, naming it */
export function readStories(file: string): ReferenceStory[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const parsed = record.safeParse(JSON.parse(line))
    if (!parsed.success) throw new Error(`${file} line ${index + 1}: ${z.prettifyError(parsed.error)}`)
    return [parsed.data]
  })
}

/** Headline and sentences of a story with their translations; empty where it has none in this language. */
export function pairsOf({ texts }: ReferenceStory, locale: TranslationLocale): StoryPair[] {
  const [source, target] = [texts[originalLocale], texts[locale]]
  if (!source || !target || source.paragraphs.length !== target.paragraphs.length) return []
  return [
    { key: 'headline', kind: 'headline', source: source.headline, target: target.headline },
    ...source.paragraphs.map(
      (paragraph, index): StoryPair => ({
        key: `body.${index}`,
        kind: 'paragraph',
        source: paragraph,
        target: target.paragraphs[index] ?? '',
      }),
    ),
  ]
}
