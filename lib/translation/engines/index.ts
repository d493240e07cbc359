// Translation services: any of them answers the same request in the same form.
import type { TranslationLocale } from '#lib/locales.ts'
import { type EngineSettings, readEngineSettings } from './settings.ts'
import { type EngineName, engineTable } from './table.ts'
import type { Service } from './types.ts'

export { EngineError, type EngineErrorKind } from './error.ts'
export { readEngineSettings } from './settings.ts'
export { type EngineName, engineNames } from './table.ts'
export type { EngineLimits } from './types.ts'

/** A configured translation service under its name. */
export type Engine = Service & { readonly name: EngineName }

/** Engines by their settings; they are kept, since they remember what they learned about their service. */
const made = new Map<string, Engine>()

/**
 * The engines for one language, in the order in which they are to be tried; empty if none is configured.
 *
 * @param env names and values, as in `process.env`
 * @throws SettingsError naming every wrong or missing variable
 */
export function configuredEngines(
  env: Readonly<Record<string, string | undefined>>,
  locale: TranslationLocale,
): readonly Engine[] {
  const settings = readEngineSettings(env)
  return settings.order[locale].map((name) => engineOf(name, settings))
}

function engineOf(name: EngineName, { engines }: EngineSettings): Engine {
  const { values, common } = engines[name]
  const mark = JSON.stringify([name, values, common])
  const known = made.get(mark)
  if (known) return known
  const engine = { name, ...engineTable[name].create(values, common) }
  made.set(mark, engine)
  return engine
}
