// Checks the PostgreSQL server that DATABASE_URL names, so that problems are reported before anything starts.
import pg from 'pg'

/** The oldest release that is tested against. */
const oldest = 15
/** Search needs them; both are "trusted": whoever may create in the database may add them. */
const extensions = ['pg_trgm', 'unaccent']

type Facts = {
  version: string
  release: string
  encoding: string
  may_create: boolean
  missing: string[] | null
  refused: string[] | null
}

/**
 * Connects once and looks at release, encoding and rights.
 *
 * @param url connection string; no part of it but host and database appears in messages
 * @returns the server's release, such as `18.4`
 * @throws with the reason and the way out
 */
export async function checkServer(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<Facts>(question, [extensions])
    const [facts] = rows
    const problem = facts && problemOf(facts)
    if (problem) throw new Error(`DATABASE_URL: ${problem}`)
    return facts?.release ?? ''
  } catch (error) {
    throw explained(error, url)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const question = `
  SELECT current_setting('server_version_num') AS version,
         split_part(current_setting('server_version'), ' ', 1) AS release,
         pg_encoding_to_char(encoding) AS encoding,
         has_schema_privilege('public', 'CREATE') AS may_create,
         (SELECT array_agg(name) FROM unnest($1::text[]) name
           WHERE NOT EXISTS (SELECT FROM pg_available_extensions a WHERE a.name = name.name)) AS missing,
         (SELECT array_agg(name) FROM unnest($1::text[]) name
           WHERE NOT EXISTS (SELECT FROM pg_extension e WHERE e.extname = name.name)
             AND NOT has_database_privilege(current_database(), 'CREATE')) AS refused
    FROM pg_database WHERE datname = current_database()`

function problemOf(facts: Facts): string | undefined {
  const major = Math.floor(Number(facts.version) / 10_000)
  if (major < oldest) return `the server is PostgreSQL ${major}; Warta needs ${oldest} or newer.`
  if (facts.encoding !== 'UTF8') {
    return `the database's encoding is ${facts.encoding}; create one with ENCODING 'UTF8' TEMPLATE template0.`
  }
  if (!facts.may_create) return 'its user may not create tables: make it the owner of the database.'
  if (facts.missing) {
    return `the server lacks ${facts.missing.join(' and ')}: install its contrib package (postgresql-contrib).`
  }
  if (facts.refused) {
    const statements = facts.refused.map((name) => `CREATE EXTENSION ${name};`).join(' ')
    return `its user may not add extensions: make it the owner of the database, or run "${statements}" as one who may.`
  }
  return undefined
}

/** Error codes of Node and of PostgreSQL (appendix A) that have a known way out. */
const wayOut: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there. Is the server running, and are host and port right?',
  ENOTFOUND: 'there is no such host.',
  EAI_AGAIN: 'its host name could not be looked up.',
  ETIMEDOUT: 'it does not answer. Is a firewall in between?',
  EHOSTUNREACH: 'there is no way to that host.',
  '28P01': 'user or password is wrong. Special characters in it must be percent-encoded.',
  '28000': 'the server does not let this user in from here (pg_hba.conf, or TLS required: add ?sslmode=require).',
  '3D000': "there is no such database. Create it: CREATE DATABASE name OWNER user ENCODING 'UTF8' TEMPLATE template0;",
  '53300': 'it has no connection left.',
  '57P03': 'it is starting or stopping: try again in a moment.',
}

function explained(error: unknown, url: string): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  if (error.message.startsWith('DATABASE_URL')) return error
  const { host, pathname } = new URL(url)
  const code = codeOf(error)
  const timedOut = error.message.includes('timeout')
  const reason = wayOut[timedOut ? 'ETIMEDOUT' : code] ?? error.message
  return new Error(`DATABASE_URL: can't use ${host}${pathname}: ${reason}`, { cause: error })
}

function codeOf(error: Error): string {
  // A host with several addresses fails with one error for each.
  const first = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error && 'code' in first ? String(first.code) : ''
}
