// The rooms of the project from top to bottom, and what else imports have to keep to. scripts/graph checks it.

/**
 * Every room: a folder, or a file that stands alone. A room imports from lower lines only; rooms of one line don't know
 * each other. Tests are not held to the order: some put up a whole newsroom with its real configuration, or run a
 * program, to see what their own room makes of it.
 */
export const rooms: readonly (readonly string[])[] = [
  ['scripts'],
  ['e2e'],
  ['server.ts', 'worker.ts', 'instrumentation.ts', 'next.config.js', 'sample'],
  ['migrate.ts'],
  ['app'],
  ['components', 'payload.config.ts'],
  ['lib/translation-desk', 'lib/import-export', 'lib/portal'],
  ['lib/translation'],
  ['lib/newsroom'],
  ['lib/reports', 'lib/indexnow', 'lib/sitemaps', 'lib/feeds'],
  ['lib/seo'],
  ['lib/sharing'],
  ['lib/search'],
  ['lib/news'],
  ['lib/readership'],
  ['lib/page-cache'],
  ['lib/http', 'lib/queue'],
  ['lib/segments'],
  ['lib/content'],
  ['lib/change-log'],
  ['lib/database'],
  ['lib/i18n', 'lib/runtime'],
  ['lib/languages'],
  ['lib/text'],
  ['lib/locales.ts', 'messages'],
]

/** All rooms below a room. */
function below(room: string): string[] {
  return rooms.slice(rooms.findIndex((line) => line.includes(room)) + 1).flat()
}

/** A rule beside the order: for production code in some places, what it may never import, or all that it may. */
export type Limit = {
  in: readonly string[]
  /** Rooms, files, and packages or their scopes. */
  never?: readonly string[]
  /** Rooms and files; packages are free. */
  only?: readonly string[]
  why: string
}

const payload = ['payload', '@payloadcms']
const portalWithoutPayload = 'the portal never loads Payload: a fault in the editing software must not reach readers'

export const limits: readonly Limit[] = [
  {
    in: ['components'],
    only: [
      ...['components', 'lib/locales.ts', 'lib/i18n', 'lib/content/limits.ts', 'lib/content/paths.ts'],
      ...['lib/news/types.ts', 'lib/news/notice.ts', 'messages'],
    ],
    why: 'components show what they are given: of lib they know lib/locales.ts, lib/i18n, the limits of texts, the paths of pages, and of lib/news its types and notices',
  },
  { in: ['components'], never: [...payload, 'pg'], why: 'components know neither the newsroom nor the database' },
  {
    in: ['server.ts', 'app/(portal)', 'app/(lite)', 'lib/portal', ...below('lib/newsroom')],
    never: payload,
    why: portalWithoutPayload,
  },
  {
    in: ['server.ts', 'app/(portal)', 'app/(lite)', 'lib/portal'],
    never: ['payload.config.ts', 'lib/newsroom', 'lib/translation', 'lib/translation-desk', 'lib/import-export'],
    why: portalWithoutPayload,
  },
  { in: ['lib/locales.ts'], only: [], why: 'the list of languages imports nothing' },
]

/** Files that are written by the code that names them, not read. */
export const outputs: readonly string[] = ['app/(newsroom)/admin/importMap.js']
