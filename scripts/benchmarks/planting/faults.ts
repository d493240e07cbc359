// Faults as machines make them, planted into good translations.
import { languages } from '#lib/languages/index.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import type { CheckId, StoryPair } from '#lib/translation/checks/index.ts'
import { plantedName } from './names.ts'
import { pick } from './random.ts'
import { type Planting, pairsOf } from './stories.ts'

/** The pair without the fault (tags may have been put in) and with it. */
export type Planted = { readonly clean: StoryPair; readonly faulty: StoryPair }

export type Fault = {
  readonly name: string
  /** Where it can be planted. */
  readonly applies: string
  /** Any of these has to find it. */
  readonly checks: readonly CheckId[]
  readonly plant: (planting: Planting) => Planted | null
}

const changed = (clean: StoryPair, target: string): Planted => ({ clean, faulty: { ...clean, target } })

const numberChanged: Fault = {
  name: 'number changed',
  applies: 'original and translation have figures; one figure of the translation is replaced by another',
  checks: ['number-missing', 'number-unknown', 'month-changed'],
  plant: ({ pairs, index, random }) => {
    const pair = pairs[index]
    if (!pair || !/\d/.test(pair.source)) return null
    const match = pick(random, [...pair.target.matchAll(/\d|[０-９]|[٠-٩]/g)])
    if (!match) return null
    const figure = match[0].charCodeAt(0) & 0xf
    const other = (figure + 1 + Math.floor(random() * 8)) % 10 || (figure === 9 ? 8 : 9)
    const at = match.index
    return changed(pair, pair.target.slice(0, at) + String(other) + pair.target.slice(at + 1))
  },
}

const tagLost: Fault = {
  name: 'tag lost',
  applies:
    'every sentence; a word of both sides is marked, then the marks, or one of them, are taken from the translation',
  checks: ['tag-missing', 'tags-broken'],
  plant: ({ pairs, index, random }) => {
    const pair = pairs[index]
    if (!pair) return null
    const marked = (text: string) => {
      const word = pick(random, [...text.matchAll(/\p{L}+/gu)])
      return word ? `${text.slice(0, word.index)}<1>${word[0]}</1>${text.slice(word.index + word[0].length)}` : text
    }
    const clean = { ...pair, source: marked(pair.source), target: marked(pair.target) }
    const lost = pick(random, [/<\/?1>/g, /<1>/g, /<\/1>/g]) ?? /<1>/g
    return changed(clean, clean.target.replace(lost, ''))
  },
}

const untranslated: readonly CheckId[] = [
  'unchanged',
  'leftover-sentence',
  'wrong-script',
  'wrong-language',
  'untranslated-quote',
]

const leftIndonesian: Fault = {
  name: 'left in Indonesian',
  applies: 'every sentence; the original stands in the place of the translation',
  checks: untranslated,
  plant: ({ pairs, index }) => {
    const pair = pairs[index]
    return pair ? changed(pair, pair.source) : null
  },
}

const halfIndonesian: Fault = {
  name: 'second sentence left in Indonesian',
  applies: 'every two sentences in a row as one paragraph; the second is not translated',
  checks: untranslated,
  plant: ({ pairs, index, locale }) => {
    const [first, second] = [pairs[index], pairs[index + 1]]
    if (!first || !second || first.kind === 'headline') return null
    const gap = languages[locale].spacing === 'spaced' ? ' ' : ''
    const clean = {
      ...first,
      source: `${first.source} ${second.source}`,
      target: `${first.target}${gap}${second.target}`,
    }
    return changed(clean, `${first.target}${gap}${second.source}`)
  },
}

const nameDropped = (comes: 'once' | 'again'): Fault => ({
  name: comes === 'again' ? 'name dropped' : 'name dropped that comes once',
  applies:
    comes === 'again'
      ? 'the story has a name of the original in at least two sentences, and the translation of this one has it in Latin letters (not as a gloss in brackets) or (zh, ja, ar) in the one rendering that can be told from at least three sentences; all its words are taken out. Not names made of words that the stories also write in small letters ("Gedung Putih"), nor where a word made from the name is left ("بوليفي")'
      : 'the same for names that come once in their story, so that nothing shows how it renders them',
  checks: ['name-missing', 'name-varies'],
  plant: (planting) => {
    const pair = planting.pairs[planting.index]
    const target = plantedName(planting, comes)
    return pair && target !== null ? changed(pair, target) : null
  },
})

const wrongScript: Fault = {
  name: 'wrong script',
  applies:
    'every sentence; the translation into a language of another script stands in its place (zh and ja count as one script)',
  checks: ['wrong-script'],
  plant: ({ pairs, index, locale, story, random }) => {
    const family = (code: TranslationLocale) => `${languages[code].spacing} ${languages[code].latinLetters}`
    const other = pick(
      random,
      translationLocales.filter((code) => family(code) !== family(locale)),
    )
    const pair = pairs[index]
    const target = other && pairsOf(story, other)[index]?.target
    return pair && target ? changed(pair, target) : null
  },
}

const weekdayChanged: Fault = {
  name: 'weekday changed',
  applies: 'original and translation name a weekday; one of the translation is replaced by another',
  checks: ['weekday-changed'],
  plant: ({ pairs, index, locale, random }) => {
    const pair = pairs[index]
    if (!pair || !/\b(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|hari Minggu)\b/.test(pair.source)) return null
    const names = weekdayNames[locale] ?? []
    if (names.length === 0) return null
    const found = pick(random, [...pair.target.matchAll(new RegExp(names.flat().join('|'), 'g'))])
    if (!found) return null
    const set = names.find((each) => each.includes(found[0])) ?? []
    const other =
      pick(
        random,
        set.filter((each) => each !== found[0]),
      ) ?? ''
    return changed(pair, pair.target.slice(0, found.index) + other + pair.target.slice(found.index + found[0].length))
  },
}

const week = (names: string): string[] => names.split(' ')
/** Written out here, so that the trial doesn't ask the checks what a weekday is. */
const weekdayNames: Partial<Record<TranslationLocale, readonly string[][]>> = {
  en: [week('Sunday Monday Tuesday Wednesday Thursday Friday Saturday')],
  zh: [week('星期日 星期一 星期二 星期三 星期四 星期五 星期六'), week('周日 周一 周二 周三 周四 周五 周六')],
  ja: [week('日曜 月曜 火曜 水曜 木曜 金曜 土曜')],
  ar: [week('الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت')],
  fr: [week('dimanche lundi mardi mercredi jeudi vendredi samedi')],
}

export const faults: readonly Fault[] = [
  numberChanged,
  tagLost,
  leftIndonesian,
  halfIndonesian,
  nameDropped('again'),
  nameDropped('once'),
  wrongScript,
  weekdayChanged,
]
