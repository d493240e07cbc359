import path from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { translations as adminTexts } from '@payloadcms/translations/all'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { connectionSettings } from '#lib/database/connection.ts'
import { guardedPg } from '#lib/database/guarded-pg.ts'
import { editions, type Locale, locales, originalLocale } from '#lib/locales.ts'
import { payloadSecret } from '#lib/secrets.ts'
import { editorTexts } from './admin/editor-texts.ts'
import { translationDesk } from './admin/translation-desk.ts'
import { articles } from './collections/articles.ts'
import { authors } from './collections/authors.ts'
import { glossary } from './collections/glossary.ts'
import { media } from './collections/media.ts'
import { pages } from './collections/pages.ts'
import { reports } from './collections/reports.ts'
import { sections } from './collections/sections.ts'
import { topics } from './collections/topics.ts'
import { translations } from './collections/translations.ts'
import { users } from './collections/users.ts'
import { storyBody } from './editor.ts'
import { explainBadInput } from './errors.ts'
import { breaking } from './globals/breaking.ts'
import { front } from './globals/front.ts'
import { site } from './globals/site.ts'
import { jobs } from './jobs.ts'
import { logMail } from './mail.ts'
import { uploadLimit } from './media/inspect.ts'
import { adjustTables } from './tables.ts'

const root = process.cwd()
const folder = path.join(root, 'lib/newsroom')

// `next build` evaluates this file; there is no database then, and no data folder to keep a secret in.
const isBuild = process.env.NEXT_PHASE === 'phase-production-build'

const hasAdminTexts = (code: Locale): code is Locale & keyof typeof adminTexts => Object.hasOwn(adminTexts, code)

export default buildConfig({
  secret: isBuild ? 'build' : payloadSecret(),
  // No serverURL: the newsroom may stand under a host name of its own, so its pages ask where they came from.
  // lib/newsroom/http.ts refuses requests from other origins.
  db: postgresAdapter({
    // Its pool listens to lost connections, which would end the process otherwise.
    pg: guardedPg,
    pool: isBuild ? {} : { ...connectionSettings(), max: 10, application_name: 'warta newsroom' },
    migrationDir: path.join(folder, 'migrations'),
    push: false,
    beforeSchemaInit: [adjustTables],
  }),
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
    translations: editorTexts,
  },
  jobs,
  email: logMail,
  hooks: { afterError: [explainBadInput] },
  upload: { limits: { fileSize: uploadLimit }, abortOnLimit: true },
  graphQL: { disable: true },
  telemetry: false,
  maxDepth: 4,
  sharp,
  admin: {
    user: users.slug,
    avatar: 'default',
    dateFormat: 'd MMM yyyy HH:mm',
    timezones: { defaultTimezone: 'Asia/Jakarta' },
    meta: { titleSuffix: ' – Warta', defaultOGImageType: 'off' },
    components: {
      graphics: {
        Logo: '/lib/newsroom/admin/wordmark.tsx#Wordmark',
        Icon: '/lib/newsroom/admin/wordmark.tsx#Initial',
      },
      ...translationDesk,
    },
    importMap: { baseDir: root, importMapFile: path.join(root, 'app/(newsroom)/admin/importMap.js') },
  },
  typescript: { outputFile: path.join(folder, 'payload-types.ts') },
})
