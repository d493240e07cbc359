import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TranslationLocale } from '#lib/locales.ts'
import { type StandIn, startStandIn } from '../testing/stand-in.ts'
import { configuredEngines } from './index.ts'

let service: StandIn
beforeEach(async () => {
  service = await startStandIn({ translate: (text) => text })
})
afterEach(() => service.close())

const signal = new AbortController().signal

function engine(more: Record<string, string> = {}) {
  const [one] = configuredEngines({ ...service.env('libretranslate'), ...more }, 'ar')
  if (!one) throw new Error('none configured')
  return one
}

const translate = (texts: readonly string[], target: TranslationLocale = 'ar') =>
  engine().translate(
    { target, context: '', glossary: [], segments: texts.map((text, index) => ({ id: String(index), text })) },
    signal,
  )

const bodies = () => service.requests.map(({ body }) => body)

describe('a request to LibreTranslate', () => {
  it('is plain text where nothing is marked', async () => {
    await translate(['Bulan terbit', 'Laut pasang 3 > 2'.replace('>', 'lebih dari')])
    expect(bodies()).toEqual([
      { q: ['Bulan terbit', 'Laut pasang 3 lebih dari 2'], source: 'id', target: 'ar', format: 'text' },
    ])
  })

  it('is HTML where something is', async () => {
    await translate(['Bulan & <1>laut</1><2/>', 'Baca detik.com'])
    expect(bodies()).toMatchObject([
      { q: ['Bulan &amp; <t1>laut</t1><t2/>', 'Baca <k1 translate="no">detik.com</k1>'], format: 'html' },
    ])
  })

  it('carries the key in its body', async () => {
    await engine({ LIBRETRANSLATE_API_KEY: 'kunci' }).check(signal, 'ar')
    expect(bodies()).toMatchObject([{ q: ['Halo'], api_key: 'kunci' }])
  })

  it.each<[string, string[]]>([
    ['zh-Hans', ['ar', 'zh-Hans', 'zh-Hant']],
    ['zh', ['ar', 'zh', 'zt']],
  ])('calls Chinese %s where that is what it is called', async (code, targets) => {
    service.languages.splice(0, Infinity, { code: 'id', targets })
    await translate(['Bulan'], 'zh')
    expect(bodies()).toMatchObject([{ target: code }])
  })

  it('asks old versions, which list no pairs, by the old name', async () => {
    service.languages.splice(0, Infinity, { code: 'id' }, { code: 'zh' })
    await translate(['Bulan'], 'zh')
    expect(bodies()).toMatchObject([{ target: 'zh' }])
  })

  it.each([[[{ code: 'id', targets: ['en'] }]], [[{ code: 'en', targets: ['ar'] }]]])(
    'is not made for a language that is not installed: %j',
    async (languages) => {
      service.languages.splice(0, Infinity, ...languages)
      await expect(translate(['Bulan'])).rejects.toThrow('does not translate from Indonesian to Arabic')
      await expect(engine().check(signal, 'ar')).rejects.toMatchObject({ kind: 'badRequest' })
      expect(service.stats.requests).toBe(0)
    },
  )

  it.each([
    [{ status: 400, message: 'Visit https://portal.example to get an API key' }, 'refused', 'wants a key'],
    [{ status: 403, message: 'Invalid API key' }, 'refused', 'LIBRETRANSLATE_API_KEY'],
    [{ status: 403, message: 'Too many request limits violations' }, 'overloaded', 'request limits'],
    [{ status: 429, message: 'Slowdown: 30 per 1 minute' }, 'overloaded', '30 per 1 minute'],
    [{ status: 400, message: 'Invalid request: request (5000) exceeds text limit (2000)' }, 'badRequest', '2000'],
  ])('may be refused: %j', async (behaviour, kind, sentence) => {
    service.behave(behaviour)
    await expect(translate(['Bulan'])).rejects.toMatchObject({ kind, message: expect.stringContaining(sentence) })
  })
})
