// Any number of stories, made by recombining the sentences of the sample newsroom. The same number gives the same
// story.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { storySlug } from '#lib/content/story-slug.ts'
import { languages } from '#lib/languages/index.ts'
import { editions, type Locale, locales } from '#lib/locales.ts'
import { pick, seeded } from './planting/random.ts'

const folder = path.resolve(import.meta.dirname, '../../sample/stories')

type Pool = { readonly headlines: readonly string[]; readonly sentences: readonly string[] }

/** A text in one language: paragraphs are plain. */
export type RecombinedText = {
  readonly headline: string
  readonly standfirst: string
  readonly paragraphs: readonly string[]
  readonly slug: string
}

function poolOf(locale: Locale): Pool {
  const texts = readdirSync(folder).flatMap((name) => {
    try {
      return [readFileSync(path.join(folder, name, `${locale}.md`), 'utf8')]
    } catch {
      return []
    }
  })
  const segmenter = new Intl.Segmenter(editions[locale].tag, { granularity: 'sentence' })
  const paragraphs = texts.flatMap((text) => text.split(/\n\n+/).filter((part) => /^[^-#>:\d[*]/.test(part)))
  return {
    headlines: texts.flatMap((text) => /^headline: "(.*)"$/m.exec(text)?.[1] ?? []),
    sentences: paragraphs.flatMap((text) => [...segmenter.segment(text)].map(({ segment }) => segment.trim())),
  }
}

/** Whoever a story is about: in Latin letters in every language, so that a search for it has something to find. */
const given =
  'Agus Budi Citra Dewi Eka Farid Gita Hana Indra Joko Kartika Lestari Made Nadia Oka Putri Rahmat Sinta Tono'
const family = 'Hidayat Kusuma Lubis Mahendra Nasution Pratama Rangkuti Sihombing Tampubolon Utomo Wibowo Yulianto'
const names = given.split(' ').flatMap((name) => family.split(' ').map((of) => `${name} ${of}`))

/** Paragraphs of a story, and sentences of each. */
const length = { paragraphs: 5, sentences: 3 }

/** @returns gives story `n` in every language: about 1,800 characters of Latin text each */
export function recombiner(): (n: number) => Readonly<Record<Locale, RecombinedText>> {
  const pools = new Map(locales.map((locale) => [locale, poolOf(locale)]))
  return (n) => {
    const name = pick(seeded(n), names) ?? ''
    return Object.fromEntries(
      locales.map((locale, index): [Locale, RecombinedText] => {
        const { headlines, sentences } = pools.get(locale) ?? { headlines: [], sentences: [] }
        const next = seeded(n * locales.length + index + 1)
        const one = (of: readonly string[]) => pick(next, of) ?? ''
        const joint = languages[locale].spacing === 'spaced' ? ' ' : ''
        const several = () => Array.from({ length: length.sentences }, () => one(sentences)).join(joint)
        const headline = `${one(headlines).slice(0, 240)} (${name}, ${n})`
        const text = {
          headline,
          standfirst: one(sentences).slice(0, 240),
          paragraphs: Array.from({ length: length.paragraphs }, several),
          slug: storySlug(locale, { own: headline, original: headline }),
        }
        return [locale, text]
      }),
    ) as Record<Locale, RecombinedText>
  }
}
