// How the translation services are: which are configured, which are left alone for now, what of their budgets is used.

import type { Queryable } from '#lib/database/queryable.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { SettingsError } from '#lib/runtime/settings.ts'
import { type EngineSettings, readEngineSettings } from '#lib/translation/engines/settings.ts'
import type { EngineName } from '#lib/translation/engines/table.ts'
import type { Budget, EngineStatus } from '../types.ts'

export type Engines = {
  readonly engines: readonly EngineStatus[]
  readonly unconfigured: readonly TranslationLocale[]
  /** Names of variables with wrong values; then nothing else is known. */
  readonly wrongSettings: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

/** @param env as `process.env` */
export async function readEngines(db: Queryable, env: Environment): Promise<Engines> {
  const settings = settingsIn(env)
  if (Array.isArray(settings)) return { engines: [], unconfigured: [], wrongSettings: settings }
  const { order } = settings as EngineSettings
  const names = [...new Set(translationLocales.flatMap((locale) => order[locale]))]
  return {
    engines: await statusOf(db, names, settings as EngineSettings),
    unconfigured: translationLocales.filter((locale) => order[locale].length === 0),
    wrongSettings: [],
  }
}

/** The settings, or the names of what is wrong: values may be secret. */
function settingsIn(env: Environment): EngineSettings | string[] {
  try {
    return readEngineSettings(env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.problems.map((problem) => problem.split(':', 1)[0] ?? '')
  }
}

type Row = {
  engine: string
  open_until: Date | null
  last_error: string | null
  day: number
  month: number
}

async function statusOf(
  db: Queryable,
  names: readonly EngineName[],
  settings: EngineSettings,
): Promise<EngineStatus[]> {
  if (names.length === 0) return []
  const { rows } = await db.query<Row>(
    `SELECT name AS engine, CASE WHEN e.open_until > now() THEN e.open_until END AS open_until, e.last_error,
            coalesce(sum(u.characters) FILTER (WHERE u.day = (now() AT TIME ZONE 'UTC')::date), 0)::float8 AS day,
            coalesce(sum(u.characters), 0)::float8 AS month
       FROM unnest($1::text[]) AS name
       LEFT JOIN translation_engines e ON e.engine = name
       LEFT JOIN translation_usage u ON u.engine = name AND u.day >= date_trunc('month', now() AT TIME ZONE 'UTC')::date
      GROUP BY name, e.open_until, e.last_error`,
    [names],
  )
  const known = new Map(rows.map((row) => [row.engine, row]))
  return names.map((name) => {
    const row = known.get(name)
    const { charactersPerDay, charactersPerMonth } = settings.engines[name].common.limits
    const budget = (period: Budget['period'], limit: number | null): Budget[] =>
      limit === null ? [] : [{ period, limit, used: row?.[period] ?? 0 }]
    return {
      name,
      openUntil: row?.open_until?.toISOString() ?? null,
      lastError: row?.last_error ?? null,
      budgets: [...budget('day', charactersPerDay), ...budget('month', charactersPerMonth)],
    }
  })
}
