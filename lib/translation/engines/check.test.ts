// The check as a library and as somebody runs it.
import { execFile } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type StandIn, startStandIn } from '../testing/stand-in.ts'
import { checkEngines } from './check.ts'

let service: StandIn
beforeEach(async () => {
  service = await startStandIn()
})
afterEach(() => service.close())

const signal = new AbortController().signal
const all = ['en', 'zh', 'ja', 'ar', 'fr']

describe('checkEngines', () => {
  it('asks for each language that an engine is listed for', async () => {
    const env = { ...service.env('openai'), TRANSLATION_ENGINES_AR: 'libretranslate,deepl' }
    expect(await checkEngines(env, signal)).toEqual([
      { engine: 'openai', model: 'stand-in', locales: ['en', 'zh', 'ja', 'fr'], problem: null },
      { engine: 'libretranslate', model: null, locales: ['ar'], problem: null },
      { engine: 'deepl', model: null, locales: ['ar'], problem: null },
    ])
  })

  it('says once what is wrong with all languages', async () => {
    service.behave({ status: 401 })
    const findings = await checkEngines({ ...service.env('openai'), OPENAI_API_KEY: 'salah' }, signal)
    expect(findings).toMatchObject([{ locales: all, problem: expect.stringContaining('Check OPENAI_API_KEY.') }])
    expect(service.stats.requests).toBe(1)
  })

  it('says which languages are not offered', async () => {
    service.languages.splice(0, 1, { code: 'id', targets: ['en', 'zh', 'fr'] })
    expect(await checkEngines(service.env('libretranslate'), signal)).toMatchObject([
      { locales: ['en', 'zh', 'fr'], problem: null },
      { locales: ['ja'], problem: expect.stringContaining('to Japanese') },
      { locales: ['ar'], problem: expect.stringContaining('to Arabic') },
    ])
  })

  it('finds nothing when nothing is configured', async () => {
    expect(await checkEngines({}, signal)).toEqual([])
  })
})

describe('scripts/translate --check', () => {
  function run(env: Record<string, string>, ...parameters: string[]) {
    return new Promise<{ status: number; out: string; err: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        ['scripts/translate.ts', ...parameters],
        // As for tests: a developer's .env must not speak here.
        { env: { PATH: process.env.PATH, NODE_ENV: 'test', VITEST: 'true', ...env } },
        (_, out, err) => resolve({ status: child.exitCode ?? -1, out, err }),
      )
    })
  }

  it('says that all is right', async () => {
    const env = { ...service.env('openai'), TRANSLATION_ENGINES: '', TRANSLATION_ENGINES_AR: 'openai' }
    expect(await run(env, '--check')).toEqual({
      status: 0,
      out: 'openai (stand-in), ar: right\nen zh ja fr: no service; stories stay in Indonesian\n',
      err: '',
    })
  })

  it('says what is wrong, without the key', async () => {
    service.behaveAlways({ status: 403 })
    const result = await run({ ...service.env('libretranslate'), LIBRETRANSLATE_API_KEY: 'rahasia-0123' }, '--check')
    expect(result.status).toBe(1)
    expect(result.err).toBe(
      `libretranslate, en zh ja ar fr: LibreTranslate at ${service.url} refuses the key (HTTP 403). Check LIBRETRANSLATE_API_KEY.\n`,
    )
  })

  it.each<[Record<string, string>, string]>([
    [{}, 'No translation service is configured'],
    [{ TRANSLATION_ENGINES: 'deepl' }, 'DEEPL_API_KEY: is not set'],
    [{ TRANSLATION_ENGINES: 'deepel' }, 'TRANSLATION_ENGINES: "deepel" is not allowed'],
  ])('fails with settings %j', async (env, sentence) => {
    const { status, out, err } = await run(env, '--check')
    expect(status).toBe(1)
    expect(out + err).toContain(sentence)
  })

  it('explains itself', async () => {
    expect(await run({}, '--help')).toMatchObject({ status: 0, out: expect.stringContaining('--check') })
    expect(await run({})).toMatchObject({ status: 2 })
  })
})
