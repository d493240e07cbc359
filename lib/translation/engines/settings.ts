// Which translation services are configured, for which language, and how; from the environment, checked.

import { z } from 'zod'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { SettingsError } from '#lib/runtime/settings.ts'
import { readVariables, type Values, type Variable, type Variables } from '#lib/runtime/variables.ts'
import { type EngineName, engineNames, engineTable } from './table.ts'
import type { CommonSettings } from './types.ts'
import { commonSettings, commonVariables } from './variables.ts'

export type EngineSettings = {
  /** In which order engines are tried for each language; empty: none is configured. */
  readonly order: Readonly<Record<TranslationLocale, readonly EngineName[]>>
  /** Every engine's own values; complete for those that are in an order. */
  readonly engines: Readonly<
    Record<EngineName, { readonly values: Values<Variables>; readonly common: CommonSettings }>
  >
}

const order: Variable = {
  schema: z
    .string()
    .transform((value) => value.split(',').map((name) => name.trim().toLowerCase()))
    .pipe(z.array(z.enum(engineNames)).refine((names) => new Set(names).size === names.length))
    .optional(),
  allowed: `a comma-separated list of ${engineNames.join(', ')}, each once, or unset`,
}

const orderFor = (locale: TranslationLocale) => `TRANSLATION_ENGINES_${locale.toUpperCase()}`
const orderVariables: Variables = Object.fromEntries(
  ['TRANSLATION_ENGINES', ...translationLocales.map(orderFor)].map((name) => [name, order]),
)

/**
 * Reads the settings of all engines; an empty value counts as unset.
 *
 * @param env names and values, as in `process.env`
 * @throws SettingsError naming every wrong variable at once, and every one that a listed engine lacks
 */
export function readEngineSettings(env: Readonly<Record<string, string | undefined>>): EngineSettings {
  const orders = readVariables(env, orderVariables)
  const problems = [...orders.problems]
  const list = (name: string) => orders.values[name] as readonly EngineName[] | undefined
  const engines = {} as Record<EngineName, { values: Values<Variables>; common: CommonSettings }>
  for (const name of engineNames) {
    const { prefix, variables, maximumSegments, missing } = engineTable[name]
    const own = readVariables(env, variables)
    const common = readVariables(env, commonVariables(prefix, maximumSegments))
    problems.push(...own.problems, ...common.problems)
    engines[name] = { values: own.values, common: commonSettings(prefix, common.values) }
    const listedIn = Object.keys(orderVariables).find((variable) => list(variable)?.includes(name))
    if (!listedIn || own.problems.length > 0) continue
    for (const lacking of missing(own.values)) {
      problems.push(`${lacking}: is not set, but ${listedIn} lists ${name}; expected ${variables[lacking]?.allowed}.`)
    }
  }
  if (problems.length > 0) throw new SettingsError(problems)
  const byLocale = translationLocales.map((locale) => [
    locale,
    list(orderFor(locale)) ?? list('TRANSLATION_ENGINES') ?? [],
  ])
  return { order: Object.fromEntries(byLocale), engines }
}
