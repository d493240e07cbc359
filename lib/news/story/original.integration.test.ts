import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { body, entry, link, list, node, paragraph, text } from '#lib/content/body/testing/bodies.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { translationLocales } from '#lib/locales.ts'
import { segmentHashes, segmentsOf } from '#lib/segments/index.ts'
import { bodyBlocks } from '../body/body.ts'
import { originalParagraphs, translatedParagraph } from '../index.ts'
import { addSection, addStory, addTranslation } from '../testing/newsroom.ts'
import { found, watch } from '../testing/watch.ts'

let database: TestDatabase
let world: number
beforeAll(async () => {
  database = await testDatabase()
  world = await addSection('world', { id: 'dunia', ar: 'world' })
})
afterAll(() => database.drop())

const bodyOf = (...paragraphs: string[]) => body(...paragraphs.map((words) => paragraph(text(words))))

const originals = async (story: number) => found(await originalParagraphs('ar', `${story}`))

describe('the original beneath a translation', () => {
  it('is plain text, whatever else stands between the paragraphs', async () => {
    const original = body(
      node('heading', [text('Judul antara')], { tag: 'h2' }),
      paragraph(text('Kapal '), text('pertama', 1), link('https://a.example', text(' tiba'))),
      paragraph(text('  ')),
      list('bullet', entry(text('Satu'))),
      paragraph(text('Baris satu'), { type: 'linebreak' }, text('<b>baris dua</b> & seterusnya')),
    )
    const id = await addStory({ section: world, body: original })
    await addTranslation(id, 'ar', {
      body: body(node('heading', [text('عنوان')], { tag: 'h2' }), paragraph(text('أول')), paragraph(text('ثان'))),
      hashes: [],
    })
    const { answer, queries, tags } = await watch(() => originalParagraphs('ar', `${id}`))
    expect(found(answer)).toEqual({ p1: 'Kapal pertama tiba', p2: 'Baris satu\n<b>baris dua</b> & seterusnya' })
    expect(queries).toHaveLength(1)
    expect(tags).toEqual([`article:${id}`])
  })

  const before = { headline: 'Judul', body: bodyOf('Satu.', 'Dua.', 'Tiga.') }
  const arabic = { headline: 'عنوان', body: bodyOf('واحد.', 'اثنان.', 'ثلاثة.') }

  it.each([
    ['is unchanged', ['Satu.', 'Dua.', 'Tiga.'], { p1: 'Satu.', p2: 'Dua.', p3: 'Tiga.' }],
    ['has a new paragraph', ['Nol.', 'Satu.', 'Dua.', 'Tiga.'], { p1: 'Satu.', p2: 'Dua.', p3: 'Tiga.' }],
    ['has a changed one', ['Satu.', 'Dua, diubah.', 'Tiga.'], { p1: 'Satu.', p2: 'Dua, diubah.', p3: 'Tiga.' }],
    ['lost one', ['Satu.', 'Tiga.'], { p1: 'Satu.', p3: 'Tiga.' }],
    ['has them in another order', ['Tiga.', 'Satu.', 'Dua.'], { p1: 'Satu.', p2: 'Dua.', p3: 'Tiga.' }],
  ])('stays with its paragraph where the original since %s', async (_what, now, expected) => {
    const id = await addStory({ section: world, headline: 'Judul', body: bodyOf(...now) })
    await addTranslation(id, 'ar', { ...arabic, hashes: segmentHashes(before) })
    expect(await originals(id)).toEqual(expected)
  })

  it('goes by what is known of each segment, and leaves out what a person has added', async () => {
    const now = { headline: 'Judul', body: bodyOf('Nol.', 'Satu.', 'Dua.') }
    const id = await addStory({ section: world, ...now })
    const [headline, , satu, dua] = segmentsOf(now)
    const record = (segment: { key: string; hash: string } | undefined, target: string) => ({
      key: segment?.key ?? '',
      source: segment?.hash ?? '',
      target,
      origin: 'machine',
      engine: null,
      at: '2026-11-24T05:05:00.000Z',
      warnings: [],
      suggestion: null,
    })
    const targets = segmentHashes(arabic)
    await addTranslation(id, 'ar', {
      ...arabic,
      records: [
        record(headline, targets[0] ?? ''),
        record(dua, targets[1] ?? ''),
        record(undefined, targets[2] ?? ''),
        record({ key: 'body.0', hash: '' }, ''),
        record(satu, targets[3] ?? ''),
      ],
    })
    expect(await originals(id)).toEqual({ p1: 'Dua.', p3: 'Satu.' })
  })

  it.each([
    ['nothing is known', []],
    ['too little is known', ['a']],
  ])('goes by the place where %s', async (_what, hashes) => {
    const id = await addStory({ section: world, ...before })
    await addTranslation(id, 'ar', { ...arabic, hashes })
    expect(await originals(id)).toEqual({ p1: 'Satu.', p2: 'Dua.', p3: 'Tiga.' })
  })

  it.each([
    ['a draft', () => addStory({ section: world, status: 'draft' }), 'published'],
    [
      'a story of tomorrow',
      () => addStory({ section: world, publishedAt: new Date(Date.now() + 86_400_000) }),
      'published',
    ],
    ['a translation that is a draft', () => addStory({ section: world }), 'draft'],
    ['a story without translation', () => addStory({ section: world }), null],
  ] as const)('is missing for %s, and noted', async (_what, add, status) => {
    const id = await add()
    if (status) await addTranslation(id, 'ar', { status })
    const { answer, tags } = await watch(() => originalParagraphs('ar', `${id}`))
    expect(answer).toEqual({ kind: 'missing' })
    expect(tags).toEqual([`article:${id}`])
    expect(await translatedParagraph('ar', id, 'p1')).toBeNull()
  })

  it.each(['0', 'abc', '12-a', '012', '2147483648', '1e3', '', '\0'])('%j names no story', async (id) => {
    const { answer, queries } = await watch(() => originalParagraphs('ar', id))
    expect([answer, queries]).toEqual([{ kind: 'missing' }, []])
  })

  it('is missing in the original’s own edition', async () => {
    const id = await addStory({ section: world })
    await addTranslation(id, 'ar')
    expect(await originalParagraphs('id', `${id}`)).toEqual({ kind: 'missing' })
  })
})

describe('a paragraph of a translation', () => {
  it.each(translationLocales)('%s: is found by its anchor', async (locale) => {
    const id = await addStory({ section: world })
    await addTranslation(id, locale, { body: body(paragraph(text('أ ')), paragraph(text('新'), text('港', 1))) })
    expect(await translatedParagraph(locale, id, 'p2')).toBe('新港')
    for (const anchor of ['p0', 'p3', 'p02', 'P2', 'p', '', 'p999999999', 'p2\n', '__proto__']) {
      expect([anchor, await translatedParagraph(locale, id, anchor)]).toEqual([anchor, null])
    }
  })
})

it('counts paragraphs as the page counts them', () => {
  const words = fc.constantFrom('ميناء', '', ' ', '\u00a0', '\t', '港', 'a', '\u200b')
  const inline = fc.oneof(
    words.map((of) => text(of)),
    words.map((of) => link('https://a.example', text(of, 1))),
    words.map((of) => link('javascript:x', text(of))),
    fc.constant({ type: 'linebreak' }),
    fc.constant({ type: 'tab', text: '\t' }),
  )
  const block = fc.oneof(
    { weight: 3, arbitrary: fc.array(inline, { maxLength: 3 }).map((of) => paragraph(...of)) },
    fc.array(inline, { maxLength: 2 }).map((of) => node('heading', of, { tag: 'h2' })),
    fc.array(inline, { maxLength: 2 }).map((of) => node('quote', of)),
    fc.array(inline, { maxLength: 2 }).map((of) => list('bullet', entry(...of))),
  )
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
      const shown = bodyBlocks(body(...blocks), { storyPath: () => null, picture: () => null })
      const segments = segmentsOf({ body: body(...blocks) })
      const count = (kinds: readonly { readonly kind: string }[]) =>
        kinds.filter(({ kind }) => kind === 'paragraph').length
      expect(count(segments)).toBe(count(shown))
    }),
  )
})
