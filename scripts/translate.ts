// What an operator does about translation by machine; scripts/translate is its entry.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { progressBar, shareText } from '#lib/runtime/progress.ts'
import { SettingsError, settings } from '#lib/runtime/settings.ts'
import { checkEngines } from '#lib/translation/engines/check.ts'
import { migrate } from '#migrate.ts'

const help = `Usage: scripts/translate --check
       scripts/translate --missing [--behind] [--locale CODE]… [--since DATE] [--no-wait]

What an operator does about translation by machine. Which services there are, in which order
and within which limits, is said by the variables that .env.example describes.

  --check        ask every service, for each of its languages, whether address, key and model are
                 right; say what is wrong. A service that has no free way to ask translates one word
  --missing      have published stories translated that lack a translation; after fresh news, newest first
    --behind       also translations that are behind their originals
    --locale CODE  only into this language (${translationLocales.join(', ')}); may be repeated
    --since DATE   only stories published since, e.g. 2026-01-31
    --no-wait      don't wait until they are translated; the worker goes on in any case
  --help         this text

Ends with status 0 if all is right, 1 if a service is wrong, none is configured or a translation
failed, 130 if it was stopped.`

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    missing: { type: 'boolean', default: false },
    behind: { type: 'boolean', default: false },
    locale: { type: 'string', multiple: true, default: [] },
    since: { type: 'string' },
    'no-wait': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help || values.check === values.missing) {
  console.log(help)
  process.exit(values.help ? 0 : 2)
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

// Reads .env, too.
settings()
try {
  process.exit((await (values.check ? check() : translateMissing())) ? 0 : 1)
} catch (error) {
  if (stopping.signal.aborted) process.exit(130)
  if (!(error instanceof SettingsError)) throw error
  console.error(error.message)
  process.exit(1)
}

/** Prints what each service says; false if any is wrong or there is none. */
async function check(): Promise<boolean> {
  const findings = await checkEngines(process.env, stopping.signal)
  if (findings.length === 0) {
    console.log('No translation service is configured: set TRANSLATION_ENGINES (see .env.example).')
    return false
  }
  for (const { engine, model, locales, problem } of findings) {
    const who = `${engine}${model ? ` (${model})` : ''}, ${locales.join(' ')}`
    if (problem === null) console.log(`${who}: right`)
    else console.error(`${who}: ${problem}`)
  }
  const served = new Set(findings.flatMap(({ locales }) => locales))
  const unserved = translationLocales.filter((locale) => !served.has(locale))
  if (unserved.length > 0) console.log(`${unserved.join(' ')}: no service; stories stay in Indonesian`)
  return findings.every(({ problem }) => problem === null)
}

/** Asks for what is missing and shows how far it is; false if any of it failed. */
async function translateMissing(): Promise<boolean> {
  const locales = values.locale.map(localeNamed)
  const since = values.since === undefined ? undefined : dateNamed(values.since)
  const [{ openDatabase }, { pool }, { countStates, requestMissing }] = await Promise.all([
    import('#lib/database/open.ts'),
    import('#lib/database/pool.ts'),
    import('#lib/translation/backfill.ts'),
  ])
  const database = await openDatabase('scripts/translate', migrate)
  const chosen = locales.length > 0 ? locales : translationLocales
  const bar = progressBar<{ open: number; asked: number }>(process.stderr, ({ open, asked }, seconds) => {
    const done = Math.max(0, asked - open)
    return `${shareText(done / asked)}  ${done} of ${asked}  ${(done / seconds).toFixed(1)}/s`
  })
  try {
    const asked = await requestMissing(pool(), { locales: chosen, since, behind: values.behind })
    console.log(`${asked} translations asked for.`)
    const failedBefore = (await countStates(pool(), chosen)).failed ?? 0
    for (let open = asked; open > 0 && !values['no-wait']; ) {
      stopping.signal.throwIfAborted()
      const states = await countStates(pool(), chosen)
      open = (states.waiting ?? 0) + (states.translating ?? 0)
      bar.show({ open, asked: Math.max(asked, open) })
      if ((states.unconfigured ?? 0) > 0) throw new SettingsError(['No translation service is configured.'])
      await sleep(500, undefined, { signal: stopping.signal })
    }
    bar.clear()
    const failed = ((await countStates(pool(), chosen)).failed ?? 0) - failedBefore
    if (failed > 0) console.error(`${failed} failed: the translation desk in /admin says why.`)
    return failed <= 0
  } finally {
    bar.clear()
    await database.close()
  }
}

function localeNamed(code: string): TranslationLocale {
  const found = translationLocales.find((locale) => locale === code)
  if (found) return found
  throw new SettingsError([
    `--locale: ${JSON.stringify(code)} is no edition; expected ${translationLocales.join(', ')}.`,
  ])
}

function dateNamed(text: string): Date {
  const date = new Date(text)
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(date.getTime())) return date
  throw new SettingsError([`--since: ${JSON.stringify(text)} is no date; expected e.g. 2026-01-31.`])
}
