// Makes a database ready to be read from: its tables, and a sample newsroom if nobody has written anything yet.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { settings } from '#lib/runtime/settings.ts'
import { needsMigration } from '#migrate.ts'
import { runToCompletion } from './child.ts'

type Preparation = {
  url: string
  env: NodeJS.ProcessEnv
  signal: AbortSignal
  /** Leaves the sample newsroom out. */
  empty: boolean
  say: (line: string) => void
}

/** @throws with the output of the step that failed */
export async function prepareContent({ url, env, signal, empty, say }: Preparation): Promise<void> {
  if (await needsMigration()) {
    say('Setting up the database …')
    await runToCompletion(['migrate.ts'], { env, signal, quiet: true })
  }
  if (empty) return
  // Loading can be killed half-way: the next start finishes it, though the database is not empty any more.
  const begun = path.join(settings().dataDir, 'sample-loading')
  if (!existsSync(begun) && !(await isUntouched(url))) return
  say('Loading the sample newsroom …')
  mkdirSync(path.dirname(begun), { recursive: true })
  writeFileSync(begun, '')
  await runToCompletion(['sample/load.ts'], { env, signal, quiet: true })
  rmSync(begun)
}

/** Whether anybody has an account. */
export async function hasAccounts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ found: boolean }>('SELECT EXISTS (SELECT FROM users) AS found')
    return rows[0]?.found === true
  } finally {
    await client.end()
  }
}

/** True when no article was ever written and nobody has an account. */
async function isUntouched(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ untouched: boolean }>(
      'SELECT NOT is_called AND NOT EXISTS (SELECT FROM users) AS untouched FROM articles_id_seq',
    )
    return rows[0]?.untouched === true
  } finally {
    await client.end()
  }
}
