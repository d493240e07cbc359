// The rooms of the project from top to bottom, and further rules of imports. scripts/graph checks them.

/**
 * Every room: a folder, or a single file. A room imports from lower lines only; rooms of one line don't import each
 * other. Tests may import from any room: some need a whole newsroom with its real configuration, or run a program.
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
  ['lib/http', 'lib/queue', 'lib/mail'],
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

/** A further rule for production code in some places: imports that are forbidden, or the only ones allowed. */
export type Limit = {
  in: readonly string[]
  /** Rooms, files, and packages or their scopes. */
  never?: readonly string[]
  /** Rooms and files; packages are not limited. */
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
      ...['lib/news/types.ts', 'lib/news/notice.ts', 'lib/text/xml.ts', 'lib/runtime/singleton.ts', 'messages'],
    ],
    why: 'components show what they are given: of lib they know lib/locales.ts, lib/i18n, the limits of texts, the paths of pages, escaping, what one process shares, and of lib/news its types and notices',
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
  {
    in: ['lib/i18n', 'lib/content/limits.ts', 'lib/content/paths.ts'],
    never: ['lib/languages'],
    why: 'browsers load it: the lists of words would come along',
  },
  { in: ['lib/locales.ts'], only: [], why: 'the list of languages imports nothing' },
]

/** Files that the code referring to them writes and never loads. */
export const outputs: readonly string[] = ['app/(newsroom)/admin/importMap.js']
