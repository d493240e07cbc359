/** What an operator does about translation by machine; scripts/translate is its entry. */
import { parseArgs } from 'node:util'
import { SettingsError, settings } from '#lib/env.ts'
import { translationLocales } from '#lib/locales.ts'
import { checkEngines } from '#lib/translation/engines/check.ts'

const help = `Usage: scripts/translate --check

Checks the configured translation services. Which there are, in which order and within
which limits, is said by the variables that .env.example describes.

  --check  ask every service, for each of its languages, whether address, key and model are
           right; say what is wrong. A service that has no free way to ask translates one word
  --help   this text

Ends with status 0 if all are right, 1 if any is wrong or none is configured.`

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help || !values.check) {
  console.log(help)
  process.exit(values.help ? 0 : 2)
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

// Reads .env, too.
settings()
try {
  process.exit((await check()) ? 0 : 1)
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
