import { describe, expect, it } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

const problemsOf = (env: Record<string, string>) => {
  try {
    readSettings(env, '/srv/warta')
    return []
  } catch (error) {
    return error instanceof SettingsError ? error.problems : [String(error)]
  }
}

describe('readSettings', () => {
  it('needs nothing', () => {
    expect(readSettings({}, '/srv/warta')).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/srv/warta/data',
      databaseUrl: undefined,
      postgresPort: undefined,
      siteUrl: 'http://localhost:3000',
      newsroomUrl: 'http://localhost:3000',
      roles: new Set(['portal', 'newsroom', 'worker']),
      payloadSecret: undefined,
      trustProxy: false,
      pageCacheBytes: 256 * 1024 * 1024,
      trashDays: 30,
      indexNowEndpoint: 'https://api.indexnow.org/indexnow',
      auditLogDays: 730,
      offlineReading: true,
      smtpUrl: undefined,
      mailFrom: undefined,
      dev: false,
    })
  })

  it.each([
    [{ PORT: '8080' }, { port: 8080, siteUrl: 'http://localhost:8080' }],
    [{ PORT: '' }, { port: 3000 }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ DATA_DIR: '/data/berita hari ini/日本' }, { dataDir: '/data/berita hari ini/日本' }],
    [{ DATA_DIR: 'beritaku' }, { dataDir: '/srv/warta/beritaku' }],
    [{ SITE_URL: 'https://berita.example/' }, { siteUrl: 'https://berita.example' }],
    [{ SITE_URL: 'https://xn--wgv71a119e.jp' }, { siteUrl: 'https://xn--wgv71a119e.jp' }],
    [
      { SITE_URL: 'https://a.example', NEWSROOM_URL: 'https://desk.a.example/' },
      { newsroomUrl: 'https://desk.a.example' },
    ],
    [{ ROLES: 'portal, worker' }, { roles: new Set(['portal', 'worker']) }],
    [{ TRUST_PROXY: 'yes' }, { trustProxy: true }],
    [{ TRUST_PROXY: '0' }, { trustProxy: false }],
    [{ PAGE_CACHE_MB: '64' }, { pageCacheBytes: 67_108_864 }],
    [{ DATABASE_URL: 'postgres://u:p%40ss@db.example/warta' }, { databaseUrl: 'postgres://u:p%40ss@db.example/warta' }],
  ])('reads %j', (env, expected) => {
    expect(readSettings(env, '/srv/warta')).toMatchObject(expected)
  })

  it.each<[Record<string, string>, string]>([
    [{ PORT: '80a' }, 'PORT: "80a" is not allowed; expected a port: a whole number from 1 to 65535.'],
    [{ PORT: '0' }, 'PORT: "0" is not allowed'],
    [{ PORT: '65536' }, 'PORT: "65536"'],
    [{ PORT: '-1' }, 'PORT: "-1"'],
    [{ HOST: 'http://localhost' }, 'HOST: "http://localhost"'],
    [{ SITE_URL: 'berita.example' }, 'SITE_URL: "berita.example"'],
    [{ SITE_URL: 'https://berita.example/id' }, 'SITE_URL: "https://berita.example/id"'],
    [{ SITE_URL: 'ftp://berita.example' }, 'SITE_URL: "ftp://berita.example"'],
    [
      { ROLES: 'portal,web' },
      'ROLES: "portal,web" is not allowed; expected a comma-separated list of portal, newsroom',
    ],
    [{ TRUST_PROXY: 'mungkin' }, 'TRUST_PROXY: "mungkin" is not allowed; expected true or false.'],
    [{ PAGE_CACHE_MB: '1.5' }, 'PAGE_CACHE_MB: "1.5"'],
    [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM: is missing'],
    [{ MAIL_FROM: 'redaksi' }, 'MAIL_FROM: "redaksi"'],
  ])('refuses %j', (env, message) => {
    const problems = problemsOf(env)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(message)
  })

  it('names every wrong variable at once', () => {
    expect(problemsOf({ PORT: 'x', ROLES: 'y', SITE_URL: 'z' }).map((line) => line.split(':')[0])).toEqual([
      'PORT',
      'SITE_URL',
      'ROLES',
    ])
  })

  it.each<Record<string, string>>([
    { PAYLOAD_SECRET: 'rahasia-pendek' },
    { SMTP_URL: 'http://warta:rahasia-pendek@mail' },
    { DATABASE_URL: 'mysql://warta:rahasia-pendek@db/warta' },
    { DATABASE_URL: 'postgres://warta:rahasia-pendek@db' },
    { DATABASE_URL: 'rahasia-pendek' },
  ])('never shows a secret: %#', (env) => {
    const problems = problemsOf(env)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('(not shown) is not allowed')
    expect(problems[0]).not.toContain('rahasia')
  })
})
