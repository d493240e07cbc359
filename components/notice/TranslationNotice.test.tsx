import { describe, expect, it } from 'vitest'
import { type Locale, translationLocales } from '#lib/locales.ts'
import type { Availability } from '#lib/news/types.ts'
import { render, visibleText } from '../testing/render.tsx'
import { arabicStory, fallbackStory } from '../testing/story.ts'
import { TranslationNotice } from './TranslationNotice.tsx'

const machine: Availability = { kind: 'translated', by: 'machine', reviewed: null, behind: false }
const reviewed = { role: 'Redaktur bahasa', at: '2026-11-24T06:00:00.000Z' }

const notice = (
  availability: Availability,
  locale: Locale = 'ar',
  wording: Parameters<typeof TranslationNotice>[0]['wording'] = null,
) => render(<TranslationNotice story={{ ...arabicStory, availability }} locale={locale} wording={wording} />)

const kinds = (html: string) => [...html.matchAll(/data-notice="(\w+)"/g)].map((match) => match[1])

describe('TranslationNotice', () => {
  it.each<[string, Availability, string[]]>([
    ['the original', { kind: 'original' }, []],
    ['a machine translation', machine, ['machine']],
    ['a machine translation that is behind', { ...machine, behind: true }, ['machine', 'behind']],
    ['a reviewed translation', { ...machine, reviewed }, ['reviewed']],
    ['a reviewed translation that is behind', { ...machine, reviewed, behind: true }, ['reviewed', 'behind']],
    ['a person’s translation', { ...machine, by: 'human' }, ['human']],
    ['a person’s translation that is behind', { ...machine, by: 'human', behind: true }, ['human', 'behind']],
    ['a person’s text in place of a reviewed one', { ...machine, by: 'human', reviewed }, ['human']],
    ['a fallback', { kind: 'fallback' }, ['fallback']],
  ])('%s', (_what, availability, expected) => {
    expect(kinds(notice(availability))).toEqual(expected)
  })

  it.each([
    ['ar', 'بالذكاء الاصطناعي', 'أخطاء', 'المرجع'],
    ['ja', 'AI', '不正確', '正文'],
    ['zh', '人工智能', '不准确', '为准'],
    ['en', 'artificial intelligence', 'inaccuracies', 'authoritative'],
    ['fr', 'intelligence artificielle', 'inexactitudes', 'fait foi'],
  ] as const)('%s: a machine translation names AI, doubt and authority', (locale, ...said) => {
    const text = visibleText(notice(machine, locale))
    for (const phrase of said) expect(text).toContain(phrase)
  })

  const spoken = {
    ar: { machine: 'الذكاء الاصطناعي', reviewed: 'راجع', behind: 'تغيّر النص الأصلي', fallback: 'لم يُترجم' },
    ja: { machine: 'AI', reviewed: '確認', behind: '更新', fallback: 'まだ' },
    zh: { machine: '人工智能', reviewed: '审校', behind: '更新', fallback: '尚无' },
    en: { machine: 'AI', reviewed: 'reviewed', behind: 'has changed', fallback: 'Not yet translated' },
    fr: { machine: 'IA', reviewed: 'relue', behind: 'a changé', fallback: 'Pas encore traduit' },
  } as const
  it.each(translationLocales)('%s says each state in its own words, and AI only of what a machine made', (locale) => {
    const words = spoken[locale]
    for (const behind of [false, true]) {
      const said = (availability: Availability) => visibleText(notice(availability, locale))
      const byMachine = said({ ...machine, behind })
      const checked = said({ ...machine, reviewed, behind })
      const byPerson = said({ ...machine, by: 'human', behind })
      expect(byMachine).toContain(words.machine)
      expect(checked).toContain(words.reviewed)
      expect(byPerson).not.toContain(words.machine)
      for (const text of [byMachine, checked, byPerson]) expect(text.includes(words.behind)).toBe(behind)
    }
    expect(visibleText(notice({ kind: 'fallback' }, locale))).toContain(words.fallback)
    expect(notice({ kind: 'original' }, 'id')).toBe('')
  })

  it.each(translationLocales)('%s: every translation leads to the original', (locale) => {
    for (const availability of [machine, { ...machine, reviewed }, { ...machine, by: 'human' }] as Availability[]) {
      expect(notice(availability, locale).match(/<a [^>]*>/g)).toEqual([
        '<a href="/id/ekonomi/7-pelabuhan-baru" hrefLang="id">',
      ])
    }
  })

  it('names the reviewer’s role, in the language it is written in', () => {
    expect(notice({ ...machine, reviewed })).toContain('<bdi lang="id">Redaktur bahasa</bdi>')
  })

  it('leads readers of a fallback to the languages that there are', () => {
    const html = render(<TranslationNotice story={fallbackStory} locale="ar" wording={null} />)
    expect(html).toContain('<a href="/en/economy/7-new-port" lang="en" dir="ltr" hrefLang="en">English</a>')
    expect(html).toContain('<a href="/ja/economy/7-new-port" lang="ja" dir="ltr" hrefLang="ja">日本語</a>')
    const alone = { ...fallbackStory, translations: [] }
    expect(render(<TranslationNotice story={alone} locale="ar" wording={null} />)).not.toContain('<a ')
  })

  it('takes the newsroom’s own wording in the reader’s language, and in no other', () => {
    const own = notice(machine, 'ar', { text: 'صياغة <التحرير>', locale: 'ar' })
    expect(visibleText(own)).toContain('صياغة <التحرير>')
    expect(own).toContain('href="/id/ekonomi/7-pelabuhan-baru"')
    const foreign = notice(machine, 'ar', { text: 'Kata redaksi', locale: 'id' })
    expect(foreign).not.toContain('Kata redaksi')
    expect(visibleText(foreign)).toContain('المرجع')
  })
})
