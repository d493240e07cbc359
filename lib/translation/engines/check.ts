// Checks keys and addresses of the configured engines.
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { configuredEngines, type Engine, EngineError, type EngineErrorKind, type EngineName } from './index.ts'

/** The result of checking one engine for some of its languages. */
export type EngineCheckResult = {
  readonly engine: EngineName
  readonly model: string | null
  readonly locales: readonly TranslationLocale[]
  /** A sentence for the operator; null: all is right. */
  readonly problem: string | null
}

/** Errors that concern the service as a whole, in every language. */
const serviceWideKinds: readonly EngineErrorKind[] = ['refused', 'quota', 'overloaded', 'unavailable']

/**
 * Checks address, key and model of every configured engine, for each language that it is listed for.
 *
 * @param env names and values, as in `process.env`
 * @returns results in the order of languages; empty if no engine is configured
 * @throws SettingsError, or the signal's reason
 */
export async function checkEngines(
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<EngineCheckResult[]> {
  const wanted = new Map<Engine, TranslationLocale[]>()
  for (const locale of translationLocales) {
    for (const engine of configuredEngines(env, locale)) wanted.set(engine, [...(wanted.get(engine) ?? []), locale])
  }
  return (await Promise.all([...wanted].map(([engine, locales]) => checkEngine(engine, locales, signal)))).flat()
}

async function checkEngine(
  engine: Engine,
  locales: readonly TranslationLocale[],
  signal: AbortSignal,
): Promise<EngineCheckResult[]> {
  const findings = new Map<string | null, TranslationLocale[]>()
  for (const [index, locale] of locales.entries()) {
    const error = await problemOf(engine, locale, signal)
    const problem = error?.message ?? null
    const rest = error && serviceWideKinds.includes(error.kind) ? locales.slice(index) : [locale]
    findings.set(problem, [...(findings.get(problem) ?? []), ...rest])
    if (rest.length > 1) break
  }
  const { name, model } = engine
  return [...findings].map(([problem, those]) => ({ engine: name, model, locales: those, problem }))
}

async function problemOf(engine: Engine, locale: TranslationLocale, signal: AbortSignal): Promise<EngineError | null> {
  try {
    await engine.check(signal, locale)
    return null
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
}
