import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type StandIn, startStandIn } from '../testing/stand-in.ts'
import type { EngineRequest, Term } from '../types.ts'
import { changedEntries } from './deepl-glossary.ts'
import { configuredEngines } from './index.ts'

let service: StandIn
beforeEach(async () => {
  service = await startStandIn({ translate: (text) => text })
})
afterEach(() => service.close())

const signal = new AbortController().signal
const term = (text: string, rendering: string | null): Term => ({
  id: 1,
  term: text,
  rendering,
  caseSensitive: false,
  partOfSpeech: null,
  note: null,
})
const request = (text: string, more: Partial<EngineRequest> = {}): EngineRequest => ({
  target: 'ar',
  context: '',
  glossary: [],
  segments: [{ id: 'body.0', text }],
  ...more,
})

function engine(more: Record<string, string> = {}) {
  const [one] = configuredEngines({ ...service.env('deepl'), ...more }, 'ar')
  if (!one) throw new Error('none configured')
  return one
}
const translate = async (asked: EngineRequest) => (await engine().translate(asked, signal)).texts.get('body.0')
const lastBody = () => service.requests.at(-1)?.body as Record<string, string>

describe('a request to DeepL', () => {
  it('is XML with our tags, context and what to leave alone', async () => {
    const text = 'KPK & <1>detik.com</1>'
    expect(await translate(request(text, { context: 'Bulan terbit', glossary: [term('KPK', null)] }))).toBe(text)
    expect(lastBody()).toMatchObject({
      text: '<k2 translate="no">KPK</k2> &amp; <t1><k3 translate="no">detik.com</k3></t1>',
      source_lang: 'id',
      target_lang: 'ar',
      tag_handling: 'xml',
      tag_handling_version: 'v2',
      outline_detection: '0',
      ignore_tags: 'k2,k3',
      context: 'Bulan terbit',
    })
    expect(lastBody()).not.toHaveProperty('glossary_id')
    expect(service.requests[0]?.headers.authorization).toBe('DeepL-Auth-Key stand-in:fx')
  })

  it.each([
    ['zh', 'zh-HANS'],
    ['en', 'en-GB'],
    ['ja', 'ja'],
  ] as const)('calls %s %s', async (target, code) => {
    await translate(request('Bulan', { target }))
    expect(lastBody().target_lang).toBe(code)
  })

  it('that repeats leaves in what was taken out', async () => {
    await translate(request('Baca detik.com', { complaints: { 'body.0': ['The address is missing.'] } }))
    expect(lastBody().text).toBe('Baca detik.com')
  })

  it('finds the service when its address has a version', async () => {
    await expect(engine({ DEEPL_URL: `${service.url}/v2` }).check(signal)).resolves.toBeUndefined()
  })
})

describe('the glossary', () => {
  const governor = request('Gubernur tiba', { glossary: [term('gubernur', 'محافظ')] })

  it('is made once, extended and corrected', async () => {
    await translate(governor)
    const { glossary_id: id = '' } = lastBody()
    expect(service.glossaries.entries(id, 'ar')).toEqual({ gubernur: 'محافظ' })
    await translate(request('Bupati tiba', { glossary: [term('bupati', 'رئيس المنطقة')] }))
    expect(lastBody().glossary_id).toBe(id)
    expect(service.glossaries.entries(id, 'ar')).toEqual({ gubernur: 'محافظ', bupati: 'رئيس المنطقة' })
    await translate(request('Gubernur dan bupati', { glossary: [term('bupati', 'حاكم')] }))
    expect(service.glossaries.entries(id, 'ar')).toEqual({ bupati: 'حاكم' })
  })

  it('has a dictionary per language', async () => {
    await Promise.all([
      translate(governor),
      translate({ ...governor, target: 'zh', glossary: [term('gubernur', '省长')] }),
    ])
    const { glossary_id: id = '' } = lastBody()
    expect(service.glossaries.size).toBe(1)
    expect(service.glossaries.entries(id, 'ar')).toEqual({ gubernur: 'محافظ' })
    expect(service.glossaries.entries(id, 'zh')).toEqual({ gubernur: '省长' })
  })

  it('of an earlier process is found again', async () => {
    await translate(governor)
    const { glossary_id: id } = lastBody()
    // Another time limit is another engine, which knows nothing.
    await engine({ DEEPL_TIMEOUT_SECONDS: '99' }).translate(governor, signal)
    expect(lastBody().glossary_id).toBe(id)
    expect(service.glossaries.size).toBe(1)
  })

  it('that an account may not have is done without', async () => {
    service.glossaries.closed = true
    expect(await translate(governor)).toBe('Gubernur tiba')
    expect(lastBody()).not.toHaveProperty('glossary_id')
  })

  it('that somebody removed is made anew at the next attempt', async () => {
    await translate(governor)
    service.glossaries.clear()
    service.behave({ status: 404, message: 'Glossary not found' })
    await expect(translate(governor)).rejects.toMatchObject({ kind: 'badRequest' })
    await translate(governor)
    expect(service.glossaries.size).toBe(1)
  })
})

describe('changedEntries', () => {
  it.each<[string, Record<string, string>, Term[], string, Record<string, string> | null]>([
    ['nothing new', { KPK: 'هيئة' }, [term('KPK', 'هيئة')], 'KPK', null],
    ['new', { KPK: 'هيئة' }, [term('bupati', 'حاكم')], 'bupati', { KPK: 'هيئة', bupati: 'حاكم' }],
    ['changed', { bupati: 'رئيس' }, [term('bupati', 'حاكم')], 'Bupati', { bupati: 'حاكم' }],
    ['gone', { bupati: 'رئيس', KPK: 'هيئة' }, [], 'Bupati', { KPK: 'هيئة' }],
    ['kept terms are no matter of the glossary', {}, [term('KPK', null)], 'KPK', null],
    ['one line', {}, [term(' kepala\tdaerah ', 'رئيس\nالمنطقة')], '', { 'kepala daerah': 'رئيس المنطقة' }],
  ])('%s', (_, known, terms, text, expected) => {
    expect(changedEntries(known, terms, [text])).toEqual(expected)
  })
})

describe('check', () => {
  it('says when the account is used up', async () => {
    service.usage.character_count = service.usage.character_limit
    await expect(engine().check(signal)).rejects.toMatchObject({ kind: 'quota' })
  })
})
