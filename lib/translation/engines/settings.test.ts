import { describe, expect, it } from 'vitest'
import { SettingsError } from '#lib/runtime/settings.ts'
import { configuredEngines, readEngineSettings } from './index.ts'

const problemsOf = (env: Record<string, string>) => {
  try {
    readEngineSettings(env)
    return []
  } catch (error) {
    return error instanceof SettingsError ? error.problems : [String(error)]
  }
}

const all = {
  OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/',
  OPENAI_MODEL: 'qwen3:8b',
  DEEPL_API_KEY: 'kunci:fx',
  LIBRETRANSLATE_URL: 'https://lt.warta.example',
}

describe('the order of engines', () => {
  it('is empty by default', () => {
    expect(readEngineSettings({}).order).toEqual({ ar: [], en: [], fr: [], ja: [], zh: [] })
    expect(configuredEngines({ TRANSLATION_ENGINES: ' ' }, 'ar')).toEqual([])
  })

  it('can differ by language', () => {
    const env = { ...all, TRANSLATION_ENGINES: 'openai, DeepL', TRANSLATION_ENGINES_AR: 'libretranslate,openai' }
    const names = (locale: 'ar' | 'ja') => configuredEngines(env, locale).map((engine) => engine.name)
    expect(names('ar')).toEqual(['libretranslate', 'openai'])
    expect(names('ja')).toEqual(['openai', 'deepl'])
  })

  it('gives the same engine to all languages', () => {
    const env = { ...all, TRANSLATION_ENGINES: 'openai' }
    expect(configuredEngines(env, 'ar')[0]).toBe(configuredEngines({ ...env }, 'ja')[0])
    expect(configuredEngines({ ...env, OPENAI_MODEL: 'lain' }, 'ar')[0]).toMatchObject({ model: 'lain' })
  })
})

describe('limits', () => {
  const limitsOf = (more: Record<string, string>) =>
    configuredEngines({ ...all, TRANSLATION_ENGINES: 'deepl', ...more }, 'ar')[0]?.limits

  it('have defaults', () => {
    expect(limitsOf({})).toEqual({
      concurrency: 4,
      requestsPerMinute: null,
      charactersPerMinute: null,
      charactersPerDay: null,
      charactersPerMonth: null,
      price: 0,
      batchCharacters: 4000,
      batchSegments: 20,
    })
  })

  it.each([
    [{ DEEPL_CONCURRENCY: '1' }, { concurrency: 1 }],
    [{ DEEPL_CHARACTERS_PER_MONTH: '500000' }, { charactersPerMonth: 500_000 }],
    [
      { DEEPL_CHARACTERS_PER_DAY: '20000', DEEPL_REQUESTS_PER_MINUTE: '30' },
      { charactersPerDay: 20_000, requestsPerMinute: 30 },
    ],
    [{ DEEPL_PRICE: '17.50' }, { price: 17.5 }],
    [
      { DEEPL_BATCH_SEGMENTS: '50', DEEPL_BATCH_CHARACTERS: '' },
      { batchSegments: 50, batchCharacters: 4000 },
    ],
    [{ OPENAI_CONCURRENCY: '9' }, { concurrency: 4 }],
  ])('reads %j', (env, expected) => {
    expect(limitsOf(env)).toMatchObject(expected)
  })
})

describe('wrong settings', () => {
  it.each<[Record<string, string>, string]>([
    [
      { TRANSLATION_ENGINES: 'openai,google' },
      'TRANSLATION_ENGINES: "openai,google" is not allowed; expected a comma-separated list of openai, deepl, libretranslate',
    ],
    [{ TRANSLATION_ENGINES: 'deepl,deepl', DEEPL_API_KEY: 'x' }, 'TRANSLATION_ENGINES: "deepl,deepl"'],
    [{ TRANSLATION_ENGINES_JA: 'x' }, 'TRANSLATION_ENGINES_JA: "x" is not allowed'],
    [
      { TRANSLATION_ENGINES: 'deepl' },
      'DEEPL_API_KEY: is not set, but TRANSLATION_ENGINES lists deepl; expected a key: letters, digits and signs',
    ],
    [
      { TRANSLATION_ENGINES_AR: 'libretranslate' },
      'LIBRETRANSLATE_URL: is not set, but TRANSLATION_ENGINES_AR lists libretranslate; expected an address',
    ],
    [{ TRANSLATION_ENGINES: 'openai', OPENAI_BASE_URL: all.OPENAI_BASE_URL }, 'OPENAI_MODEL: is not set'],
    [{ TRANSLATION_ENGINES: 'openai', OPENAI_MODEL: 'gpt' }, 'OPENAI_API_KEY: is not set'],
    [{ OPENAI_BASE_URL: 'localhost:11434' }, 'OPENAI_BASE_URL: "localhost:11434" is not allowed; expected an address'],
    [{ DEEPL_URL: 'ftp://deepl.example' }, 'DEEPL_URL: "ftp://deepl.example"'],
    [{ DEEPL_PRICE: '17,50' }, 'DEEPL_PRICE: "17,50" is not allowed; expected the price of a million characters'],
    [{ DEEPL_BATCH_SEGMENTS: '51' }, 'expected segments in one request: a whole number from 1 to 50'],
    [{ LIBRETRANSLATE_CHARACTERS_PER_DAY: '0' }, 'LIBRETRANSLATE_CHARACTERS_PER_DAY: "0"'],
    [{ OPENAI_TIMEOUT_SECONDS: '3000' }, 'OPENAI_TIMEOUT_SECONDS: "3000"'],
  ])('are named: %j', (env, message) => {
    const problems = problemsOf(env)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(message)
  })

  it('are all named at once', () => {
    const problems = problemsOf({ TRANSLATION_ENGINES: 'deepl,libretranslate', OPENAI_CONCURRENCY: 'x' })
    expect(problems.map((line) => line.split(':')[0]).sort()).toEqual([
      'DEEPL_API_KEY',
      'LIBRETRANSLATE_URL',
      'OPENAI_CONCURRENCY',
    ])
  })

  it.each<Record<string, string>>([
    { OPENAI_API_KEY: 'kunci rahasia' },
    { DEEPL_API_KEY: 'rahasia\n' + 'x' },
    { OPENAI_BASE_URL: 'https://saya:rahasia@host/v1' },
    { LIBRETRANSLATE_URL: 'https://host/?api_key=rahasia' },
  ])('never show a secret: %#', (env) => {
    const problems = problemsOf(env)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('(not shown) is not allowed')
    expect(problems[0]).not.toContain('rahasia')
  })
})
