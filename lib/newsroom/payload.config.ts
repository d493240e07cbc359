import path from 'node:path'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { translations as adminTexts } from '@payloadcms/translations/all'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { guardedPg } from '#lib/database/guarded-pg.ts'
import { editions, locales, originalLocale } from '#lib/locales.ts'
import { articles } from './collections/articles.ts'
import { authors } from './collections/authors.ts'
import { media } from './collections/media.ts'
import { pages } from './collections/pages.ts'
import { sections } from './collections/sections.ts'
import { topics } from './collections/topics.ts'
import { translations } from './collections/translations.ts'
import { users } from './collections/users.ts'
import { storyBody } from './editor.ts'
import { front } from './globals/front.ts'
import { site } from './globals/site.ts'
import { adjustTables } from './tables.ts'

const folder = import.meta.dirname
const root = path.resolve(folder, '../..')

export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  serverURL: process.env.SITE_URL ?? '',
  csrf: process.env.SITE_URL ? [process.env.SITE_URL] : [],
  db: postgresAdapter({
    pg: guardedPg,
    pool: { connectionString: process.env.DATABASE_URL },
    migrationDir: path.join(folder, 'migrations'),
    push: false,
    beforeSchemaInit: [adjustTables],
  }),
  editor: storyBody,
  collections: [articles, translations, sections, topics, authors, media, pages, users],
  globals: [site, front],
  localization: {
    locales: locales.map((code) => ({ code, label: editions[code].name, rtl: editions[code].direction === 'rtl' })),
    defaultLocale: originalLocale,
    fallback: true,
  },
  i18n: {
    fallbackLanguage: originalLocale,
    supportedLanguages: Object.fromEntries(locales.map((code) => [code, adminTexts[code]])),
  },
  graphQL: { disable: true },
  telemetry: false,
  sharp,
  admin: {
    user: users.slug,
    importMap: { baseDir: root, importMapFile: path.join(root, 'app/(newsroom)/admin/importMap.js') },
  },
  typescript: { outputFile: path.join(folder, 'payload-types.ts') },
})
