import { describe, expect, it } from 'vitest'
import { translationLocales } from '#lib/locales.ts'
import { checkSegment, checkStory, repairPunctuation } from '../checks/index.ts'
import { indonesian, inLanguage, type SentenceName, sentences } from './dictionary.ts'

const names = Object.keys(sentences) as SentenceName[]

describe.each(translationLocales)('%s', (locale) => {
  it.each(names)('%s passes all checks', (name) => {
    const [source, target] = [indonesian(name), inLanguage(name, locale)]
    expect(repairPunctuation(target, locale)).toBe(target)
    expect(checkSegment({ kind: 'paragraph', source, target, locale, terms: [] })).toEqual([])
  })

  it('is a story without a finding', () => {
    const pairs = names.map((name) => {
      return { key: name, kind: 'paragraph', source: indonesian(name), target: inLanguage(name, locale) } as const
    })
    expect([...checkStory(pairs, locale)]).toEqual([])
  })
})
