// What people write stays as they left it, whatever the machine does beside it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { link, paragraph, text } from '#lib/content/body/testing/bodies.ts'
import { pool } from '#lib/database/pool.ts'
import type { Article } from '#lib/newsroom/payload-types.ts'
import { segmentsOf } from '#lib/segments/index.ts'
import { Desk } from '#lib/translation/testing/newsroom.ts'
import { indonesian, inLanguage } from '../testing/dictionary.ts'
import { bodyOf, plain, tagged } from '../testing/story.ts'
import { until } from '../testing/until.ts'

let desk: Desk
beforeAll(async () => {
  desk = await Desk.open()
  await desk.startWorker()
})
afterAll(() => desk?.close())

const ar = 'ar'
const arabic = (name: Parameters<typeof inLanguage>[0]) => inLanguage(name, ar)
const mine = 'تتولى البلدية توزيع الشتلات على الأهالي.'
const words = (row: object) => segmentsOf(row).map((segment) => segment.text)

/** A translated story of three paragraphs: `rain`, `city`, `ending`. */
async function translated(body: Article['body'] = bodyOf(plain('rain'), plain('city'), plain('ending'))) {
  await desk.forget()
  const { id } = await desk.write({ headline: indonesian('headline'), body })
  await desk.settled()
  return id
}
const third = (name: 'city' | 'province' | 'ministry') => bodyOf(plain('rain'), plain(name), plain('ending'))
/** The same in Arabic, with a person's second paragraph. */
const corrected = (said = mine) =>
  bodyOf(paragraph(text(arabic('rain'))), paragraph(text(said)), paragraph(text(arabic('ending'))))
const arabicBody = (...paragraphs: string[]) => bodyOf(...paragraphs.map((said) => paragraph(text(said))))

describe('a corrected segment', () => {
  it('stays when its source changes; the new text waits beside it, and is renewed when the source changes again', async () => {
    const story = await translated()
    await desk.edit(story, ar, { body: corrected() })
    await desk.settled()
    expect(await desk.translation(story, ar)).toMatchObject({ origin: 'machine', status: 'published', isCurrent: true })

    await desk.forget()
    await desk.change(story, { body: third('province') })
    await desk.settled()
    expect(desk.sent(ar)).toEqual([indonesian('province')])
    const behind = await desk.translation(story, ar)
    expect(words(behind)).toEqual([arabic('headline'), arabic('rain'), mine, arabic('ending')])
    expect(behind).toMatchObject({ status: 'published', isCurrent: false })
    expect(behind.segments[2]).toMatchObject({
      origin: 'human',
      suggestion: { text: arabic('province'), engine: 'openai' },
    })
    expect(await desk.progress(story, ar)).toMatchObject({ state: 'done', reason: null })
    // The other languages have simply moved on.
    expect((await desk.translation(story, 'ja')).isCurrent).toBe(true)

    await desk.change(story, {})
    await desk.settled()
    expect(desk.service.stats.segments).toBe(5)

    await desk.change(story, { body: third('ministry') })
    await desk.settled()
    const again = await desk.translation(story, ar)
    expect(words(again)[2]).toBe(mine)
    expect(again.segments[2]?.suggestion).toMatchObject({ text: arabic('ministry') })

    // The editor changes their mind: what was corrected is right again.
    await desk.change(story, { body: third('city') })
    await desk.settled()
    const back = await desk.translation(story, ar)
    expect(back).toMatchObject({ isCurrent: true })
    expect(back.segments[2]).toMatchObject({ origin: 'human', suggestion: null })
  })

  it('accepts the suggestion, and is current', async () => {
    const story = await translated()
    await desk.edit(story, ar, { body: corrected() })
    await desk.change(story, { body: third('province') })
    await desk.settled()
    await desk.edit(story, ar, { body: corrected(arabic('province')) })
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(row).toMatchObject({ isCurrent: true, status: 'published' })
    expect(row.segments[2]).toMatchObject({ origin: 'human', suggestion: null })
  })

  it('keeps its own link and emphasis when those of the original change', async () => {
    const before = bodyOf(tagged(), plain('city'))
    const story = await translated(before)
    const said = paragraph(
      text('حضر '),
      link('https://ar.nelayan.example/', text('الصيادون', 2)),
      text(' مع الطلاب إلى الشاطئ.'),
    )
    await desk.edit(story, ar, { body: bodyOf(said, paragraph(text(arabic('city')))) })
    await desk.settled()
    // One more link in the original, and another paragraph.
    const more = paragraph(text('Kegiatan itu diikuti '), link('https://a.example/', text('banyak orang')), text('.'))
    await desk.change(story, { body: bodyOf(more, plain('province')) })
    await desk.settled()
    const after = (await desk.translation(story, ar)).body?.root.children
    expect(seen(after?.[0])).toEqual(seen(said))
    expect(JSON.stringify(after?.[1])).toContain(arabic('province'))
  })

  it('is not touched when other paragraphs change, move, or go', async () => {
    const story = await translated()
    await desk.edit(story, ar, { body: corrected() })
    await desk.change(story, { body: bodyOf(plain('ending'), plain('quote'), plain('city')) })
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(words(row)).toEqual([arabic('headline'), arabic('ending'), arabic('quote'), mine])
    expect(row.isCurrent).toBe(true)
    expect(row.segments.map(({ key, origin }) => [key, origin])).toEqual([
      ['headline', 'machine'],
      ['body.0', 'machine'],
      ['body.1', 'machine'],
      ['body.2', 'human'],
    ])
  })
})

/** Of a node, what readers see. */
function seen(node: unknown): unknown {
  const { text, format, fields, children } = node as {
    text?: string
    format?: number
    fields?: { url: string }
    children?: unknown[]
  }
  return text === undefined ? { url: fields?.url, children: children?.map(seen) } : { text, format }
}

describe('a text put together otherwise by a person', () => {
  it.each([
    ['two paragraphs in one', [`${arabic('rain')} ${mine}`, arabic('ending')], [0]],
    ['a paragraph left out', [arabic('rain'), arabic('ending')], []],
    ['a paragraph more', [arabic('rain'), mine, arabic('city'), arabic('ending')], [1]],
  ])('%s: nothing is put back or taken out, changes of the original wait as suggestions', async (_, said, own) => {
    const story = await translated()
    await desk.edit(story, ar, { body: arabicBody(...said) })
    await desk.settled()
    expect(words(await desk.translation(story, ar))).toEqual([arabic('headline'), ...said])
    expect((await desk.translation(story, ar)).isCurrent).toBe(true)
    await desk.change(story, { body: bodyOf(plain('rain'), plain('city'), plain('quote')) })
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(words(row)).toEqual([arabic('headline'), ...said])
    expect(row).toMatchObject({ isCurrent: false, status: 'published' })
    const waiting = row.segments.flatMap(({ suggestion }) => suggestion?.text ?? [])
    expect(waiting).toEqual([arabic('quote')])
    expect(
      row.segments
        .filter(({ target }) => target !== '')
        .flatMap(({ origin }, i) => (origin === 'human' ? [i - 1] : [])),
    ).toEqual(own)
    const { segments } = desk.service.stats
    await desk.change(story, {})
    await desk.settled()
    expect(desk.service.stats.segments).toBe(segments)
    expect(await desk.versions(story, ar)).toBe(3)
  })
})

describe('a draft of a person', () => {
  it('is never published by the machine, and its words are left alone', async () => {
    const story = await translated()
    await desk.edit(story, ar, { body: corrected() }, true)
    await desk.change(story, { body: bodyOf(plain('quote'), plain('city'), plain('ending')) })
    await desk.settled()
    const live = await desk.translation(story, ar)
    expect(words(live)).toEqual([arabic('headline'), arabic('rain'), arabic('city'), arabic('ending')])
    expect(await desk.progress(story, ar)).toMatchObject({ state: 'held', reason: 'editing' })
    const draft = await desk.newest(story, ar)
    expect(draft.status).toBe('draft')
    expect(words(draft)).toEqual([arabic('headline'), arabic('rain'), mine, arabic('ending')])
    expect(draft.segments[1]?.suggestion).toMatchObject({ text: arabic('quote') })

    // When they publish, the machine brings the rest up to date.
    const { segments } = desk.service.stats
    await desk.edit(story, ar, {})
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(words(row)).toEqual([arabic('headline'), arabic('quote'), mine, arabic('ending')])
    expect(row).toMatchObject({ status: 'published', isCurrent: true, origin: 'machine' })
    expect(desk.service.stats.segments).toBe(segments)
  })

  it('that says what readers see already does not stand in the way', async () => {
    const story = await translated()
    const { headline } = await desk.translation(story, ar)
    await desk.edit(story, ar, { headline }, true)
    await desk.change(story, { body: third('province') })
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(words(row)[2]).toBe(arabic('province'))
    expect(row).toMatchObject({ status: 'published', isCurrent: true })
  })

  it('with old words, from a form that was open meanwhile, does not make them new', async () => {
    const story = await translated()
    const old = await desk.translation(story, ar)
    await desk.change(story, { body: bodyOf(plain('quote'), plain('city'), plain('ending')) })
    await desk.settled()
    // Whoever had the form open before corrects the last paragraph, and sends the first as it was.
    const body = arabicBody(arabic('rain'), arabic('city'), mine)
    await desk.edit(story, ar, { headline: old.headline, body })
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(words(row)).toEqual([arabic('headline'), arabic('quote'), arabic('city'), mine])
    expect(row.segments.map(({ origin }) => origin)).toEqual(['machine', 'machine', 'machine', 'human'])
    expect(row.isCurrent).toBe(true)
  })

  it('that brings old words back, and nothing else, means them', async () => {
    const story = await translated()
    await desk.change(story, { body: third('province') })
    await desk.settled()
    await desk.edit(story, ar, { body: corrected(arabic('city')) })
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(words(row)[2]).toBe(arabic('city'))
    expect(row.segments[2]).toMatchObject({ origin: 'human' })
    expect(row.isCurrent).toBe(true)
  })
})

describe('while the machine is at work', () => {
  it('a person saves: nothing is lost, and the machine does its part anew', async () => {
    const story = await translated()
    const hold = holdNextRequest()
    await desk.change(story, { body: bodyOf(plain('quote'), plain('city'), plain('ending')) })
    await hold.arrived()
    await desk.edit(story, ar, { body: corrected() })
    hold.release()
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(words(row)).toEqual([arabic('headline'), arabic('quote'), mine, arabic('ending')])
    expect(row).toMatchObject({ status: 'published', isCurrent: true })
    expect(desk.sent(ar).filter((sent) => sent === indonesian('quote'))).toHaveLength(1)
  })

  it('the original changes, in words or in a link alone: the newest is what is kept', async () => {
    const story = await translated(bodyOf(tagged(), plain('city')))
    const hold = holdNextRequest()
    await desk.change(story, { body: bodyOf(tagged(), plain('province')) })
    await hold.arrived()
    await desk.change(story, { body: bodyOf(tagged('https://pelaut.example/'), plain('province')) })
    hold.release()
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(JSON.stringify(row.body)).toContain('https://pelaut.example/')
    expect(words(row)[2]).toBe(arabic('province'))
  })

  it.each([
    ['locks it', { locked: true }],
    ['withdraws it', { withdrawn: true }],
  ])('a person %s: it stays as it is', async (_, done) => {
    const story = await translated()
    const hold = holdNextRequest()
    await desk.change(story, { body: third('province') })
    await hold.arrived()
    await desk.edit(story, ar, done)
    hold.release()
    await desk.settled()
    expect(words(await desk.translation(story, ar))[2]).toBe(arabic('city'))
  })

  /** Holds the next request for Arabic until it is released. */
  function holdNextRequest() {
    let seen = false
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    desk.service.holdUp(async ({ target }) => {
      if (target !== ar || seen) return
      seen = true
      await released
    })
    const arrived = () => until(async () => seen || 'no request came')
    return { arrived, release: () => release() }
  }
})

describe('locked, withdrawn, taken down', () => {
  it.each([
    ['locked', { locked: true }, 'published', 'locked'],
    ['withdrawn', { withdrawn: true }, 'draft', 'withdrawn'],
    ['taken down', { _status: 'draft' as const }, 'draft', 'withdrawn'],
  ])('%s: the machine leaves it alone, however the original changes', async (_, done, status, reason) => {
    const story = await translated()
    await desk.edit(story, ar, done)
    await desk.settled()
    await desk.forget()
    await desk.change(story, { body: third('province') })
    await desk.settled()
    expect(desk.sent(ar)).toEqual([])
    const row = await desk.translation(story, ar)
    expect(words(row)[2]).toBe(arabic('city'))
    expect(row.status).toBe(status)
    expect(await desk.progress(story, ar)).toMatchObject({ state: 'done', reason })
    // Taken back, it is brought up to date.
    await desk.edit(story, ar, { locked: false })
    await desk.settled()
    expect(words(await desk.translation(story, ar))[2]).toBe(arabic('province'))
    expect(await desk.translation(story, ar)).toMatchObject({ status: 'published', isCurrent: true })
  })
})

describe('reviewed', () => {
  const review = { reviewedRole: 'محرر لغوي', reviewedAt: '2026-11-25T08:00:00.000Z' }

  it('stays while the words are the same, and goes with the first new text of the machine', async () => {
    const story = await translated(bodyOf(tagged(), plain('city')))
    await desk.edit(story, ar, review)
    await desk.settled()
    await desk.change(story, { body: bodyOf(tagged('https://pelaut.example/'), plain('city')) })
    await desk.settled()
    const moved = await desk.translation(story, ar)
    expect(JSON.stringify(moved.body)).toContain('https://pelaut.example/')
    expect(moved.reviewedAt).not.toBeNull()
    await desk.change(story, { body: bodyOf(tagged(), plain('province')) })
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(words(row)[2]).toBe(arabic('province'))
    expect(row).toMatchObject({ reviewedAt: null, status: 'published', isCurrent: true })
  })

  it('stays when only a person’s words are behind their source', async () => {
    const story = await translated()
    await desk.edit(story, ar, { body: corrected(), ...review })
    await desk.change(story, { body: third('province') })
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(row).toMatchObject({ isCurrent: false })
    expect(row.reviewedAt).not.toBeNull()
    expect(row.segments[2]?.suggestion).toMatchObject({ text: arabic('province') })
    // Who reviews it anew vouches for it as it is.
    await desk.edit(story, ar, { reviewedAt: '2026-11-25T09:00:00.000Z' })
    await desk.settled()
    const reviewed = await desk.translation(story, ar)
    expect(reviewed).toMatchObject({ isCurrent: true })
    expect(reviewed.segments[2]?.suggestion).toBeNull()
  })
})

describe('a text by a person', () => {
  it('that is there before the story is published is complete; while it is a draft, readers get the original', async () => {
    await desk.forget()
    const original = { headline: indonesian('headline'), body: third('city') }
    const story = await desk.write(original, true)
    const write = (locale: 'ar' | 'ja', status: 'draft' | 'published') =>
      desk.newsroom.payload.create({
        collection: 'translations',
        data: { article: story.id, locale, headline: inLanguage('headline', locale), origin: 'human', _status: status },
        draft: status === 'draft',
      })
    await write('ar', 'published')
    await write('ja', 'draft')
    await desk.change(story.id, {})
    await desk.settled()
    expect(desk.sent(ar)).toEqual([])
    expect(desk.sent('ja')).toEqual([])
    expect(await desk.translation(story.id, ar)).toMatchObject({
      status: 'published',
      origin: 'human',
      isCurrent: true,
    })
    expect(words(await desk.translation(story.id, ar))).toEqual([arabic('headline')])
    expect(await desk.translation(story.id, 'ja')).toMatchObject({ status: 'draft', origin: 'human' })
    expect(await desk.progress(story.id, 'ja')).toMatchObject({ state: 'held', reason: 'editing' })
  })

  it('is given suggestions for what changes and for what it lacks, and is asked about once', async () => {
    const story = await translated()
    await desk.edit(story, ar, { origin: 'human' })
    await desk.settled()
    await desk.forget()
    await desk.change(story, { body: bodyOf(plain('rain'), plain('province'), plain('quote'), plain('ending')) })
    await desk.settled()
    expect(desk.sent(ar).sort()).toEqual([indonesian('province'), indonesian('quote')].sort())
    const row = await desk.translation(story, ar)
    expect(words(row)).toEqual([arabic('headline'), arabic('rain'), arabic('city'), arabic('ending')])
    expect(row).toMatchObject({ origin: 'human', isCurrent: false })
    expect(row.segments.flatMap(({ suggestion }) => suggestion?.text ?? [])).toEqual([
      arabic('province'),
      arabic('quote'),
    ])
    const versions = await desk.versions(story, ar)
    await pool().query('TRUNCATE translation_memory')
    await desk.change(story, {})
    await desk.settled()
    expect(desk.sent(ar)).toHaveLength(2)
    expect(await desk.versions(story, ar)).toBe(versions)
    // Following one of two suggestions leaves the other, and the text behind.
    await desk.edit(story, ar, { body: arabicBody(arabic('rain'), arabic('province'), arabic('ending')) })
    await desk.settled()
    const half = await desk.translation(story, ar)
    expect(half.isCurrent).toBe(false)
    expect(half.segments.flatMap(({ suggestion }) => suggestion?.text ?? [])).toEqual([arabic('quote')])
    await desk.edit(story, ar, {
      body: arabicBody(arabic('rain'), arabic('province'), arabic('quote'), arabic('ending')),
    })
    await desk.settled()
    const whole = await desk.translation(story, ar)
    expect(whole.isCurrent).toBe(true)
    expect(whole.segments.map(({ key, suggestion }) => [key, suggestion])).toEqual([
      ['headline', null],
      ['body.0', null],
      ['body.1', null],
      ['body.2', null],
      ['body.3', null],
    ])
  })

  it('set back to the machine is kept up by the machine again', async () => {
    const story = await translated()
    await desk.edit(story, ar, { origin: 'human', body: corrected() })
    await desk.settled()
    await desk.change(story, { body: third('province') })
    await desk.settled()
    expect(words(await desk.translation(story, ar))[2]).toBe(mine)
    await desk.edit(story, ar, { origin: 'machine' })
    await desk.settled()
    const row = await desk.translation(story, ar)
    expect(words(row)).toEqual([arabic('headline'), arabic('rain'), arabic('province'), arabic('ending')])
    expect(row).toMatchObject({ origin: 'machine', isCurrent: true })
  })
})

describe('a text that is wanted anew', () => {
  it('after it was withdrawn is published again when the machine has made it', async () => {
    const story = await translated()
    await desk.edit(story, ar, { body: corrected() })
    await desk.edit(story, ar, { withdrawn: true })
    await desk.settled()
    // As the newsroom's desk does it.
    const { id, segments } = await desk.newest(story, ar)
    await desk.newsroom.payload.update({
      collection: 'translations',
      id,
      draft: true,
      context: { byMachine: true },
      data: {
        origin: 'machine',
        withdrawn: false,
        segments: segments.map((segment) => ({ ...segment, origin: 'machine', redo: true })),
        _status: 'draft',
      },
    })
    const { segments: sent } = desk.service.stats
    await desk.change(story, {})
    await desk.settled()
    expect(desk.service.stats.segments).toBe(sent + 4)
    const row = await desk.translation(story, ar)
    expect(words(row)).toEqual([arabic('headline'), arabic('rain'), arabic('city'), arabic('ending')])
    expect(row).toMatchObject({ status: 'published', isCurrent: true, origin: 'machine' })
  })
})

describe('asking anew', () => {
  /** As the newsroom notes it. */
  async function askAnew(story: number, index: number) {
    for (const [table, column, id] of [
      ['translations', 'segments', 'article_id'],
      ['_translations_v', 'version_segments', 'version_article_id'],
    ]) {
      const where = table === 'translations' ? "locale = 'ar'" : "version_locale = 'ar' AND latest"
      await pool().query(
        `UPDATE ${table} SET ${column} = jsonb_set(${column}, '{${index},redo}', 'true') WHERE ${id} = $1 AND ${where}`,
        [story],
      )
    }
    await desk.change(story, {})
    await desk.settled()
  }

  it('asks the service and not the memory, for the one segment', async () => {
    const story = await translated()
    desk.service.requests.length = 0
    await askAnew(story, 2)
    expect(desk.sent(ar)).toEqual([indonesian('city')])
    const row = await desk.translation(story, ar)
    expect(row.segments[2]).toMatchObject({ origin: 'machine', engine: 'openai' })
    expect(row.segments[2]?.redo).toBeUndefined()
  })

  it('for a person’s segment gives a suggestion', async () => {
    const story = await translated()
    await desk.edit(story, ar, { body: corrected() })
    await desk.settled()
    desk.service.requests.length = 0
    await askAnew(story, 2)
    expect(desk.sent(ar)).toEqual([indonesian('city')])
    const row = await desk.translation(story, ar)
    expect(words(row)[2]).toBe(mine)
    expect(row.isCurrent).toBe(true)
    expect(row.segments[2]).toMatchObject({ origin: 'human', suggestion: { text: arabic('city') } })
    expect(row.segments[2]?.redo).toBeUndefined()
    desk.service.requests.length = 0
    await desk.change(story, {})
    await desk.settled()
    expect(desk.sent(ar)).toEqual([])
    expect((await desk.translation(story, ar)).segments[2]?.suggestion).toMatchObject({ text: arabic('city') })
  })
})

describe('the memory', () => {
  it('learns a person’s words with the original’s numbers of tags, and gives them to another story', async () => {
    const story = await translated(bodyOf(tagged()))
    const said = paragraph(
      link('https://nelayan.example/', text('صيادو القرية')),
      text(' حضروا ومعهم '),
      text('تلاميذ المدارس', 1),
      text('.'),
    )
    await desk.edit(story, ar, { body: bodyOf(said) })
    await desk.settled()
    const { rows } = await pool().query("SELECT text FROM translation_memory WHERE target = 'ar' AND origin = 'human'")
    expect(rows).toEqual([{ text: '<2>صيادو القرية</2> حضروا ومعهم <1>تلاميذ المدارس</1>.' }])
    const { requests } = desk.service.stats
    const other = await desk.write({ headline: indonesian('headline'), body: bodyOf(tagged()) })
    await desk.settled()
    expect(desk.service.stats.requests).toBe(requests)
    const body = JSON.stringify((await desk.translation(other.id, ar)).body)
    expect(body).toContain('صيادو القرية')
    expect(body).not.toContain('صيادون محليون')
  })

  it('does not learn what has other links than the original, nor what is behind it, nor drafts', async () => {
    const story = await translated(bodyOf(tagged(), plain('city')))
    await desk.edit(story, ar, { body: bodyOf(paragraph(text(mine)), paragraph(text(arabic('city')))) })
    await desk.edit(story, ar, { headline: 'مسودة' }, true)
    await desk.settled()
    const { rows } = await pool().query("SELECT text FROM translation_memory WHERE origin = 'human'")
    expect(rows).toEqual([])
  })
})
