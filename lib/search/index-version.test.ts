import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { block, body, entry, link, list, node, paragraph, text } from '#lib/content/body/testing/bodies.ts'
import { indexVersionOf, textVersion } from './index-version.ts'
import { indexRowsOf, type StoryRow } from './stories.ts'

/** Everything that folding and taking apart treat in a way of its own. */
const words = [
  'Wakil rakyat di Surabaya-Barat, "Rp2,5 triliun" & COVID-19; email@warta.example, peme\u00adrintah, 3-\u20601',
  'L’île où naît un œuf — straße, Ærø, ĐẶNG, İstanbul, naïve, 50 %, 1.234,5',
  'السَّنةُ والمدرسه إلى آسيا؛ مسؤول في الشَّاطِئ، على كرسيّ، یک کتاب ١٢٣ ۴۵',
  '港口重新开放，GDP增长5.1%。「再開」したﾊﾟｿｺﾝとヴァイオリン、ｱｲｳ①',
].join(' ')

/** Every part that a story has. */
const story: StoryRow = {
  id: 7,
  headline: `Judul: ${words}`,
  standfirst: `Ringkasan Siti Aminah: ${words}`,
  body: body(
    paragraph(text(`Alinea ${words} `), link('https://warta.example', text('tautan'))),
    node('heading', [text('Anak judul')], { tag: 'h2' }),
    node('quote', [text('Kutipan Budi Santoso')]),
    list('bullet', entry(text('butir'))),
    block('pullQuote', { text: 'petikan', by: 'Sari' }),
    block('picture', { media: 3, caption: 'keterangan', credit: 'juru foto' }),
    block('embed', { url: 'https://video.example/1', title: 'sematan' }),
  ),
  place: 'Ambon',
  section_id: 2,
  published_at: new Date('2026-11-25T00:00:00Z'),
  source_at: '2026-11-25 00:00:00+00',
  translations: {
    en: { headline: 'An English headline', standfirst: null, body: body(paragraph(text('An English text'))) },
    ar: { headline: 'عنوان', standfirst: 'مقدمة', body: body(paragraph(text('النص العربي'))) },
  },
}

const versions: Readonly<Record<number, string>> = { 2: '276e50f53e6d21eb' }
/** Each way in which an edition is searched; a later edition takes one of them. */
const editions = ['id', 'en', 'zh', 'ja', 'ar', 'fr']

it('is raised whenever texts are indexed differently', () => {
  const digest = createHash('sha256')
    .update(JSON.stringify(indexRowsOf(story).rows.filter(({ locale }) => editions.includes(locale))))
    .digest('hex')
    .slice(0, 16)
  expect(digest, 'Raise textVersion (index-version.ts) by one, and record its digest here.').toBe(versions[textVersion])
})

it('is another one with one more edition, or another way to search one', () => {
  const versions = [
    indexVersionOf([['id', { kind: 'pairs' }]]),
    indexVersionOf([['id', { kind: 'stems', configuration: 'warta_plain' }]]),
    indexVersionOf([
      ['id', { kind: 'pairs' }],
      ['ko', { kind: 'pairs' }],
    ]),
  ]
  expect(new Set(versions).size).toBe(versions.length)
  for (const version of versions) expect(version).toBeLessThan(2 ** 31)
})
