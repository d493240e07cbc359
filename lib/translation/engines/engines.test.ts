// Every engine against a service over real HTTP that fails in the ways that services fail in.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TranslationLocale } from '#lib/locales.ts'
import { type Behaviour, type StandIn, startStandIn } from '../testing/stand-in.ts'
import type { EngineRequest } from '../types.ts'
import {
  configuredEngines,
  type Engine,
  EngineError,
  type EngineErrorKind,
  type EngineName,
  engineNames,
} from './index.ts'

let service: StandIn
beforeEach(async () => {
  service = await startStandIn()
})
afterEach(() => service.close())

const secret = 'rahasia-sekali-0123456789'
const keys = { OPENAI_API_KEY: secret, DEEPL_API_KEY: secret, LIBRETRANSLATE_API_KEY: secret }

function engine(name: EngineName, more: Record<string, string> = {}, locale: TranslationLocale = 'ar'): Engine {
  const [first] = configuredEngines({ ...service.env(name), ...keys, ...more }, locale)
  if (!first) throw new Error('none configured')
  return first
}

const request = (texts: readonly string[], more: Partial<EngineRequest> = {}): EngineRequest => ({
  target: 'ar',
  context: 'Bulan terbit',
  glossary: [],
  segments: texts.map((text, index) => ({ id: `body.${index}`, text })),
  ...more,
})

const story = request(['Bulan terbit di atas laut.', 'Laporan <1>lengkap</1> ada di <2>sini</2>.'])

const ask = (one: Engine, asked = story, signal = new AbortController().signal) => one.translate(asked, signal)

async function failure(promise: Promise<unknown>): Promise<EngineError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof EngineError) return error
  throw new Error(`expected an EngineError, got ${String(error)}`)
}

describe.each(engineNames)('%s', (name) => {
  it.each<TranslationLocale>(['ar', 'zh', 'ja', 'fr', 'en'])('translates into %s and keeps tags', async (target) => {
    const { texts } = await ask(engine(name), { ...story, target })
    expect([...texts]).toEqual([
      ['body.0', `[${target}] Bulan terbit di atas laut.`],
      ['body.1', `[${target}] Laporan <1>lengkap</1> ada di <2>sini</2>.`],
    ])
    expect(service.stats).toMatchObject({ requests: 1, segments: 2 })
  })

  it.each([
    'Perusahaan AT&T & rekan',
    'a < b > c',
    'Tulis <1> dan </1> begini',
    'Kutip &lt;b&gt; dan &amp;',
    '“قال” dan 日本語 😀',
    'Satu<1/>dua <2><3>dalam</3></2>',
  ])('gives %s back as it was', async (raw) => {
    const text = raw.startsWith('Tulis') ? raw.replaceAll('<', '&lt;') : raw
    service = await replaced(service, { translate: (sent) => sent })
    expect((await ask(engine(name), request([text]))).texts.get('body.0')).toBe(text)
  })

  it('asks for nothing when there is nothing to translate', async () => {
    expect((await ask(engine(name), request([]))).texts.size).toBe(0)
    expect(service.stats.requests).toBe(0)
  })

  it.each<[Behaviour, EngineErrorKind]>([
    [{ status: 401 }, 'refused'],
    [{ status: 403 }, 'refused'],
    [{ status: 429 }, 'overloaded'],
    [{ status: 503 }, 'overloaded'],
    [{ status: 500 }, 'unavailable'],
    [{ status: 502 }, 'unavailable'],
    [{ status: 400 }, 'badRequest'],
    [{ status: 404 }, 'badRequest'],
    [{ status: 413 }, 'badRequest'],
    [{ status: 301 }, 'badRequest'],
    [{ status: 456 }, 'quota'],
    ['drop', 'unavailable'],
    ['prose', 'badAnswer'],
    ['halfJson', 'badAnswer'],
    ['wrongCount', 'badAnswer'],
    ['html', 'badAnswer'],
    ['endless', 'badAnswer'],
  ])('tells %j as %s', async (behaviour, kind) => {
    service.behaveAlways(behaviour)
    const error = await failure(ask(engine(name)))
    expect(error).toMatchObject({ kind, retryAfter: null })
    expect(error.message).toContain(`at ${service.url}`)
    expect(service.stats.requests).toBe(1)
  })

  it('passes on what only checks can see', async () => {
    service.behave('otherLanguage', 'lostTag')
    expect((await ask(engine(name))).texts.get('body.0')).toBe('Bulan terbit di atas laut.')
    expect((await ask(engine(name))).texts.get('body.1')).toBe('[ar] Laporan lengkap</1> ada di <2>sini</2>.')
  })

  it.each([
    ['2', 2000],
    ['0.5', 500],
  ])('says how long the service wants to be left alone: %s', async (retryAfter, expected) => {
    service.behave({ status: 429, retryAfter })
    expect(await failure(ask(engine(name)))).toMatchObject({ kind: 'overloaded', retryAfter: expected })
  })

  it('gives up on a service that hangs', async () => {
    service.behave('hang')
    const error = await failure(ask(engine(name, { [`${name.toUpperCase()}_TIMEOUT_SECONDS`]: '1' })))
    expect(error.kind).toBe('unavailable')
    expect(error.message).toContain('within 1 s')
  })

  it('ends when it is told to, with the reason it was given', async () => {
    service.behave('hang')
    const stopping = new AbortController()
    const asked = ask(engine(name), story, stopping.signal)
    setTimeout(() => stopping.abort(new Error('the worker stops')), 50)
    await expect(asked).rejects.toThrow('the worker stops')
  })

  it('names address and variable when nobody answers', async () => {
    const one = engine(name)
    await service.close()
    const error = await failure(ask(one))
    expect(error.kind).toBe('unavailable')
    expect(error.message).toContain('ECONNREFUSED')
    expect(error.message).toMatch(/Check [A-Z]+_(?:BASE_)?URL/)
  })

  it.each<Behaviour>([
    { status: 401, message: `Incorrect API key provided: ${secret}` },
    { status: 400, message: `Bad header Authorization: Bearer ${secret}, see https://me:${secret}@host/` },
    { status: 500, message: `?api_key=${secret}` },
    { status: 429, message: secret },
    'prose',
    'html',
  ])('never shows the key: %j', async (behaviour) => {
    service.behaveAlways(behaviour)
    const error = await failure(ask(engine(name)))
    expect(JSON.stringify([error, error.message, error.stack, error.cause])).not.toContain(secret)
  })

  describe('check', () => {
    const check = (more?: Record<string, string>) => engine(name, more).check(new AbortController().signal, 'ar')

    it('is content with a service that answers', async () => {
      await expect(check()).resolves.toBeUndefined()
    })

    it('says what to do about a wrong address', async () => {
      const variable = name === 'openai' ? 'OPENAI_BASE_URL' : `${name.toUpperCase()}_URL`
      const error = await failure(check({ [variable]: `${service.url}/nowhere` }))
      expect(error.message).toContain(`Check ${variable}.`)
    })
  })
})

async function replaced(old: StandIn, options: Parameters<typeof startStandIn>[0]): Promise<StandIn> {
  await old.close()
  return startStandIn(options)
}
