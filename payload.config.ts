import path from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { translations as adminTexts } from '@payloadcms/translations/all'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { connectionSettings } from '#lib/database/connection.ts'
import { guardedPg } from '#lib/database/guarded-pg.ts'
import { editions, type Locale, locales, originalLocale } from '#lib/locales.ts'
import { guardLocks } from '#lib/newsroom/access/locks.ts'
import { editorTexts } from '#lib/newsroom/admin/editor-texts.ts'
import { graphics } from '#lib/newsroom/admin/graphics.ts'
import { textsIn } from '#lib/newsroom/admin/labels.ts'
import { explainError } from '#lib/newsroom/api/errors.ts'
import { auditExport } from '#lib/newsroom/audit/export.ts'
import { withAuditLog } from '#lib/newsroom/audit/hooks.ts'
import { articles } from '#lib/newsroom/collections/articles.ts'
import { authors } from '#lib/newsroom/collections/authors.ts'
import { glossary } from '#lib/newsroom/collections/glossary.ts'
import { media } from '#lib/newsroom/collections/media.ts'
import { pages } from '#lib/newsroom/collections/pages.ts'
import { reports } from '#lib/newsroom/collections/reports.ts'
import { sections } from '#lib/newsroom/collections/sections.ts'
import { topics } from '#lib/newsroom/collections/topics.ts'
import { translations } from '#lib/newsroom/collections/translations.ts'
import { users } from '#lib/newsroom/collections/users.ts'
import { withSiteDates } from '#lib/newsroom/dates/config.ts'
import { storyBody } from '#lib/newsroom/editor.ts'
import { breaking } from '#lib/newsroom/globals/breaking.ts'
import { front } from '#lib/newsroom/globals/front.ts'
import { site } from '#lib/newsroom/globals/site.ts'
import { jobs } from '#lib/newsroom/jobs.ts'
import { newsroomMail } from '#lib/newsroom/mail.ts'
import { uploadRequestLimit } from '#lib/newsroom/media/inspect.ts'
import { noticeEndpoints } from '#lib/newsroom/notices/inbox.ts'
import { inbox } from '#lib/newsroom/notices/slots.ts'
import { adjustTables } from '#lib/newsroom/tables.ts'
import { withHonestTransactions } from '#lib/newsroom/transactions.ts'
import { guardTrash } from '#lib/newsroom/trash/endpoints.ts'
import { withIdempotencyKeys } from '#lib/newsroom/writing/idempotency.ts'
import { payloadSecret } from '#lib/runtime/secrets.ts'
import { translationDesk } from '#lib/translation-desk/plugin.ts'

const root = process.cwd()
const folder = path.join(root, 'lib/newsroom')

// `next build` evaluates this file; there is no database then, and no data folder to keep a secret in.
const isBuild = process.env.NEXT_PHASE === 'phase-production-build'

const hasAdminTexts = (code: Locale): code is Locale & keyof typeof adminTexts => Object.hasOwn(adminTexts, code)

const config = buildConfig({
  secret: isBuild ? 'build' : payloadSecret(),
  // No serverURL: the newsroom may stand under a host name of its own, so its pages ask where they came from.
  // lib/newsroom/api/answer.ts refuses requests from other origins.
  db: withHonestTransactions(
    postgresAdapter({
      // Its pool listens to lost connections, which would end the process otherwise.
      pg: guardedPg,
      pool: isBuild
        ? {}
        : { ...connectionSettings(), max: 10, connectionTimeoutMillis: 10_000, application_name: 'warta newsroom' },
      migrationDir: path.join(folder, 'migrations'),
      push: false,
      beforeSchemaInit: [adjustTables],
    }),
  ),
  editor: storyBody,
  collections: [articles, translations, glossary, reports, sections, topics, authors, media, pages, users],
  globals: [front, breaking, site],
  localization: {
    locales: locales.map((code) => ({ code, label: editions[code].name, rtl: editions[code].direction === 'rtl' })),
    defaultLocale: originalLocale,
    fallback: true,
  },
  i18n: {
    fallbackLanguage: originalLocale,
    supportedLanguages: Object.fromEntries(locales.filter(hasAdminTexts).map((code) => [code, adminTexts[code]])),
    translations: Object.fromEntries(
      locales.map((code) => [code, { ...(code === originalLocale ? editorTexts.id : {}), ...textsIn(code).payload }]),
    ),
  },
  plugins: [translationDesk],
  jobs,
  endpoints: [auditExport, ...noticeEndpoints],
  email: newsroomMail,
  hooks: { afterError: [explainError] },
  // What is larger than a file may be, and smaller than a request, is refused by hooks/media.ts, in words.
  upload: { limits: { fileSize: uploadRequestLimit }, abortOnLimit: true },
  graphQL: { disable: true },
  telemetry: false,
  maxDepth: 4,
  sharp,
  admin: {
    user: users.slug,
    avatar: 'default',
    dateFormat: 'd MMM yyyy HH:mm',
    meta: { titleSuffix: ' – Warta', defaultOGImageType: 'off' },
    components: {
      graphics,
      actions: [inbox],
      header: ['/lib/newsroom/accounts/WeakPassword.tsx#WeakPassword'],
      afterNavLinks: ['/lib/newsroom/audit/AuditLink.tsx#AuditLink'],
      views: {
        login: { Component: '/lib/newsroom/accounts/LoginView.tsx#LoginView', path: '/login' },
        auditLog: { Component: '/lib/newsroom/audit/AuditLogView.tsx#AuditLogView', path: '/audit-log', exact: true },
      },
    },
    importMap: { baseDir: root, importMapFile: path.join(root, 'app/(newsroom)/admin/importMap.js') },
  },
  typescript: { outputFile: path.join(folder, 'payload-types.ts') },
})

export default config.then(guardLocks).then(guardTrash).then(withIdempotencyKeys).then(withAuditLog).then(withSiteDates)
