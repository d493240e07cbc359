import { expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import { routeOf } from '#lib/portal/routes.ts'
import { storyIn } from '#lib/seo/testing/story.ts'
import { hasCards, isFallback, siteCardPath, storyCard, storyCardPath } from './card.ts'
import { printable } from './typeset.ts'

const frame = { name: 'Warta', tagline: { text: 'أخبار الأرخبيل', locale: 'ar' } } as const

it.each(locales.filter(hasCards))(
  '%s: the address changes with what the card shows, and with nothing else',
  (locale) => {
    const story = storyIn(locale)
    const path = storyCardPath(story, frame)
    expect(routeOf(path ?? '')).toMatchObject({ kind: 'card', locale, article: 7 })
    expect(storyCardPath({ ...story, minutes: 9 } as typeof story, frame)).toBe(path)
    expect(storyCardPath({ ...story, text: { ...story.text, headline: `${story.text.headline}!` } }, frame)).not.toBe(
      path,
    )
    expect(storyCardPath(story, { ...frame, name: 'Kabar' })).not.toBe(path)
    expect(routeOf(siteCardPath(locale, frame) ?? '')).toMatchObject({ kind: 'card', locale, article: 0 })
  },
)

it('labels what is shown in the original', () => {
  expect(isFallback(storyCard(storyIn('ar', {}, ['ar']), frame))).toBe(true)
  expect(isFallback(storyCard(storyIn('ar'), frame))).toBe(false)
  expect(isFallback(storyCard(storyIn('id'), frame))).toBe(false)
})

it.each([
  ['ميناء 🚢 جديد', 'ميناء جديد'],
  ['Nomor #1* — 50% ©', 'Nomor #1* — 50% ©'],
  ['新港\n開港👨‍👩‍👧', '新港 開港\u200d\u200d'],
])('%s: leaves out what has no letter form', (text, shown) => {
  expect(printable(text)).toBe(shown)
})
