// Runs in a copy of the project that has one more edition: brings the database up to it, writes two stories, and prints
// what the rooms say of them in that edition, as JSON.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { body, paragraph, text } from '#lib/content/body/testing/bodies.ts'
import { closePool, pool } from '#lib/database/pool.ts'
import { formatMoment } from '#lib/i18n/dates.ts'
import { isLocale, originalLocale, type TranslationLocale } from '#lib/locales.ts'
import { frontPage, liteStory, siteFrame, story } from '#lib/news/index.ts'
import { addAuthor, addPicture, addSection, addStory, addTranslation } from '#lib/news/testing/newsroom.ts'
import { rebuild, search } from '#lib/search/index.ts'
import { storyMetadata } from '#lib/seo/metadata.ts'
import { storyCardPath } from '#lib/sharing/card.ts'
import { createCards } from '#lib/sharing/cards.ts'
import { newsFile } from '#lib/sitemaps/files.ts'
import { checkSegment, repairPunctuation } from '#lib/translation/checks/index.ts'
import { instructionsFor } from '#lib/translation/engines/instructions.ts'

const [code] = process.argv.slice(2)
if (!isLocale(code) || code === originalLocale) throw new Error(`${code} is not an edition that is translated into`)
const locale: TranslationLocale = code
const siteUrl = 'https://warta.example'

const section = await addSection('world', { id: 'dunia', [locale]: 'world' }, { id: 'Dunia', [locale]: '세계' })
const hero = await addPicture('harbour', { id: 'Pelabuhan', [locale]: '항구' })
const authors = [await addAuthor('sari', 'Sari Wulandari')]
const original = 'Pelabuhan timur Ambon dibuka kembali untuk kapal nelayan.'
const id = await addStory({ section, hero, authors, headline: original, slug: 'pelabuhan', publishedAt: new Date() })
const words = '암본의 동쪽 항구가 어선을 위해 다시 문을 열었다. '
await addTranslation(id, locale, {
  headline: '암본 동쪽 항구 재개항',
  slug: 'pelabuhan',
  body: body(paragraph(text(words.repeat(40)))),
})
await addStory({ section, authors, headline: 'Hutan bakau pulih', slug: 'bakau' })
await rebuild(pool(), () => {})

const found = <View>(answer: { kind: string; view?: View }): View => {
  if (!answer.view) throw new Error(`no story, but ${JSON.stringify(answer)}`)
  return answer.view
}
const front = await frontPage(locale)
const site = await siteFrame(locale)
const view = found(await story(locale, 'world', `${id}-pelabuhan`))
const lite = found(await liteStory(locale, `${id}-pelabuhan`))
const own = found(await story(originalLocale, 'dunia', `${id}-pelabuhan`))

const answerCard = createCards({
  files: { get: async () => null, put: async () => {} },
  paint: async () => Buffer.from('a card'),
})
const server = createServer((request, response) => answerCard(request, response, { locale, article: id, version: '' }))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const card = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
server.close()

const check = (source: string, target: string, rendering: string | null = null) => {
  const term = { id: 1, term: 'Pelabuhan', caseSensitive: false, partOfSpeech: null, note: null, rendering }
  const terms = rendering === null ? [] : [term]
  return checkSegment({ kind: 'paragraph', source, target, locale, terms }).map((warning) => warning.check)
}
const source = 'Pada 5 Januari 2026, 2,4 juta warga Pelabuhan Ambon menerima bantuan senilai Rp1.500.'
const target = '2026년 1월 5일 암본 항구 주민 240만명이 1,500루피아의 지원을 받았다.'

const textOf = (marks: readonly { text: string }[]) => marks.map((mark) => mark.text).join('')
const hitsOf = async (query: string) =>
  (await search(locale, { text: query })).hits.map(({ headline, excerpt, original: isOriginal }) => ({
    headline: textOf(headline),
    excerpt: textOf(excerpt),
    marked: [...headline, ...excerpt].filter(({ hit }) => hit).map((mark) => mark.text),
    isOriginal,
  }))

const shown = {
  front: [front.lead, ...front.seconds].map((story) => story && [story.headline, story.textLocale, story.path]),
  story: {
    headline: view.text.headline,
    textLocale: view.textLocale,
    kind: view.availability.kind,
    section: view.section.name,
    path: view.path,
    minutes: view.minutes,
    from: own.paths[locale],
  },
  lite: { headline: lite.story.text.headline, path: lite.paths[locale] },
  moment: formatMoment(locale, 'Asia/Jakarta', new Date('2026-01-05T03:04:00Z')),
  search: { own: await hitsOf('항구가'), original: await hitsOf('bakau'), nothing: await hitsOf('없는말') },
  sharing: {
    card: storyCardPath(view, site),
    ofOriginal: storyCardPath(own, await siteFrame(originalLocale)) !== null,
    status: card.status,
    images: storyMetadata(view, site, siteUrl).openGraph?.images,
  },
  sitemap: /<news:language>[^<]*/.exec(await newsFile(locale, site, siteUrl, new Date()))?.[0],
  instructions: instructionsFor(locale, false).includes('House style for Korean'),
  checks: {
    good: check(source, target, '항구'),
    number: check(source, target.replace('240', '250')),
    month: check(source, target.replace('1월', '2월')),
    weekday: check(source, target.replace('5일', '5일(화요일)')),
    untranslated: check(source, source),
    script: check(source, '2026年1月5日，240万名安汶港口居民获得1500卢比援助。'),
    term: check(source, target.replace('항구', '부두'), '항구'),
  },
  repaired: repairPunctuation(target, locale) === target,
}
console.log(JSON.stringify(shown))
await closePool()
