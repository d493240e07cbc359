// Warta's settings: everything that may be changed from outside comes in here, once, checked.
// `.env.example` documents each variable; `docs/operating.md` says when to change which.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readVariables, type Variables, wholeNumber } from './variables.ts'

/** What one process can be. See architecture.md, "One build, three roles". */
export const roles = ['portal', 'newsroom', 'worker'] as const
export type Role = (typeof roles)[number]

export type Settings = {
  /** Where the site listens. */
  port: number
  host: string
  /** Absolute folder of everything that must survive: database, uploads, secrets. */
  dataDir: string
  /** A PostgreSQL server of the newsroom's own; undefined: the embedded one. */
  databaseUrl: string | undefined
  /** Fixed port of the embedded server on the loopback; undefined: any free one. */
  postgresPort: number | undefined
  /** Public origin, without a slash at the end. */
  siteUrl: string
  roles: ReadonlySet<Role>
  /** Signs sessions; undefined: `secrets()` makes one and keeps it in `dataDir`. */
  payloadSecret: string | undefined
  /** Whether X-Forwarded-* headers come from a proxy that we trust. */
  trustProxy: boolean
  /** Bound of the portal's page cache, in bytes. */
  pageCacheBytes: number
  /** Days after which what is in the newsroom's trash is deleted for good. */
  trashDays: number
  /** Where search engines are told of changes (IndexNow). */
  indexNowEndpoint: string
  /** How long the audit log keeps an entry, in days. */
  auditLogDays: number
  /** Whether browsers keep what was read, for reading without a connection: a service worker. */
  offlineReading: boolean
  /** Origin of the newsroom, for links in mail and for passkeys; the site's unless it has a host name of its own. */
  newsroomUrl: string
  /** Where mail is handed over, with user and password; undefined: nothing is mailed. */
  smtpUrl: string | undefined
  /** The sender of mail: `Warta <redaksi@example.org>`. */
  mailFrom: string | undefined
  /** Development: pages come straight from Next, with reload. */
  dev: boolean
}

const yesOrNo = z.stringbool({ truthy: ['true', '1', 'yes', 'on'], falsy: ['false', '0', 'no', 'off'] })

function isPostgresUrl(value: string): boolean {
  try {
    return ['postgres:', 'postgresql:'].includes(new URL(value).protocol) && new URL(value).pathname.length > 1
  } catch {
    return false
  }
}

function isOrigin(value: string): boolean {
  try {
    const url = new URL(value)
    return ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/` && url.hostname !== ''
  } catch {
    return false
  }
}

function isSmtpUrl(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== ''
}

const origin = z
  .string()
  .transform((value) => value.replace(/\/$/, ''))
  .pipe(z.string().refine(isOrigin))
const originAllowed = 'the public origin and nothing after it, such as https://news.example.org'

const port = wholeNumber(1, 65535)
const portAllowed = 'a port: a whole number from 1 to 65535'

/** Each variable: how it is read, what is allowed, and whether its value may be shown. */
const variables = {
  PORT: { schema: port.default(3000), allowed: portAllowed },
  HOST: {
    schema: z
      .string()
      .regex(/^[a-z0-9.:_-]+$/i)
      .default('127.0.0.1'),
    allowed: 'an address to listen on, such as 127.0.0.1 (this machine only) or 0.0.0.0 (everyone)',
  },
  DATA_DIR: {
    schema: z
      .string()
      .refine((value) => !value.includes('\0'))
      .default('./data'),
    allowed: 'a folder, absolute or relative to the project',
  },
  DATABASE_URL: {
    schema: z.string().refine(isPostgresUrl).optional(),
    allowed: 'postgres://user:password@host:5432/database (special characters percent-encoded), or unset',
    secret: true,
  },
  POSTGRES_PORT: { schema: port.optional(), allowed: `${portAllowed}, or unset for any free one` },
  SITE_URL: { schema: origin.optional(), allowed: originAllowed },
  NEWSROOM_URL: { schema: origin.optional(), allowed: originAllowed },
  ROLES: {
    schema: z
      .string()
      .default(roles.join(','))
      .transform((value) => value.split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(roles)).min(1)),
    allowed: `a comma-separated list of ${roles.join(', ')}`,
  },
  PAYLOAD_SECRET: {
    schema: z.string().min(32).optional(),
    allowed: 'at least 32 characters, or unset for one that is made and kept in DATA_DIR',
    secret: true,
  },
  TRUST_PROXY: { schema: yesOrNo.default(false), allowed: 'true or false' },
  PAGE_CACHE_MB: {
    schema: wholeNumber(1, 65536).default(256),
    allowed: 'megabytes of memory: a whole number from 1 to 65536',
  },
  TRASH_DAYS: {
    schema: wholeNumber(1, 3650).default(30),
    allowed: 'days: a whole number from 1 to 3650',
  },
  INDEXNOW_ENDPOINT: {
    schema: z.url({ protocol: /^https?$/ }).default('https://api.indexnow.org/indexnow'),
    allowed: 'the address of an IndexNow service, such as https://www.bing.com/indexnow',
  },
  OFFLINE_READING: {
    schema: yesOrNo.default(true),
    allowed: 'true, or false to take the service worker out of every browser that has it',
  },
  AUDIT_LOG_DAYS: {
    schema: wholeNumber(90, 36500).default(730),
    allowed: 'days that the log of who did what reaches back: a whole number from 90 to 36500',
  },
  SMTP_URL: {
    schema: z.string().refine(isSmtpUrl).optional(),
    allowed:
      'smtps://user:password@host:465, or smtp://user:password@host:587 (special characters percent-encoded), or unset',
    secret: true,
  },
  MAIL_FROM: {
    schema: z
      .string()
      .regex(/^(?:[^<>\r\n]+ <[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/)
      .optional(),
    allowed: 'an address, such as redaksi@example.org or Warta <redaksi@example.org>',
  },
  WARTA_DEV: { schema: yesOrNo.default(false), allowed: 'true or false (scripts/dev sets it)' },
} satisfies Variables

/** Every wrong variable, one line each, ready to be shown; secret values never appear in it. */
export class SettingsError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'SettingsError'
    this.problems = problems
  }
}

/**
 * Reads settings from environment variables; an empty value counts as unset.
 *
 * @param env names and values, as in `process.env`
 * @param root absolute folder that a relative DATA_DIR starts from
 * @throws SettingsError naming every wrong variable at once
 */
export function readSettings(env: Record<string, string | undefined>, root: string): Settings {
  const { values: read, problems } = readVariables(env, variables)
  if (read.SMTP_URL && !read.MAIL_FROM) problems.push('MAIL_FROM: is missing; SMTP_URL needs a sender.')
  if (problems.length > 0) throw new SettingsError(problems)
  const siteUrl = read.SITE_URL ?? `http://localhost:${read.PORT}`
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: path.resolve(root, read.DATA_DIR),
    databaseUrl: read.DATABASE_URL,
    postgresPort: read.POSTGRES_PORT,
    siteUrl,
    newsroomUrl: read.NEWSROOM_URL ?? siteUrl,
    roles: new Set(read.ROLES),
    payloadSecret: read.PAYLOAD_SECRET,
    trustProxy: read.TRUST_PROXY,
    pageCacheBytes: read.PAGE_CACHE_MB * 1024 * 1024,
    trashDays: read.TRASH_DAYS,
    indexNowEndpoint: read.INDEXNOW_ENDPOINT,
    auditLogDays: read.AUDIT_LOG_DAYS,
    offlineReading: read.OFFLINE_READING,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    dev: read.WARTA_DEV,
  }
}

let current: Settings | undefined

/**
 * This process's settings, from the environment and, where it says nothing, from the file `.env`.
 * Wrong ones end the process with status 1 and one line each on standard error. Tests ignore `.env`.
 */
export function settings(): Settings {
  if (current) return current
  try {
    if (!process.env.VITEST && existsSync('.env')) process.loadEnvFile('.env')
    current = readSettings(process.env, process.cwd())
    return current
  } catch (error) {
    console.error(error instanceof SettingsError ? error.message : `.env: ${String(error)}`)
    process.exit(1)
  }
}

/** Makes the next `settings()` read the environment again: for tests that change it. */
export function forgetSettings(): void {
  current = undefined
}
