// Loads the sample newsroom into an empty database: the texts beside this file as import records, their pictures drawn.
//   node scripts/sample/load.ts
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { importRecords } from '#lib/exchange/import.ts'
import { openNewsroom } from '#lib/exchange/newsroom.ts'
import { type Locale, locales, originalLocale } from '#lib/locales.ts'
import { draw } from './pictures.ts'

/** References of sample stories begin with this; lib/news/site.ts knows the sample newsroom by it. */
const samplePrefix = 'warta-sample:'

const here = import.meta.dirname

const index = z.object({
  sections: z.array(z.string()),
  topics: z.array(z.object({ key: z.string() })),
  authors: z.array(z.object({ key: z.string(), name: z.string() })),
  pictures: z.array(z.object({ key: z.string(), credit: z.string() })),
  front: z.array(z.string()),
  pages: z.array(z.string()),
})

const named = z.object({ name: z.string(), description: z.string() })
const edition = z.object({
  site: z.object({ tagline: z.string(), footer: z.string() }),
  sections: z.record(z.string(), named.extend({ slug: z.string() })),
  topics: z.record(z.string(), named),
  authors: z.record(z.string(), z.object({ bio: z.string() })),
  pictures: z.record(z.string(), z.object({ alt: z.string(), caption: z.string() })),
  pages: z.record(z.string(), z.object({ title: z.string(), body: z.string() })),
})
type Edition = z.infer<typeof edition>

const storyFile = z.object({
  section: z.string(),
  topics: z.array(z.string()),
  authors: z.array(z.string()),
  kind: z.string(),
  picture: z.string().optional(),
  minutesAgo: z.number(),
  revisedMinutesAgo: z.number().optional(),
  missing: z.array(z.string()).default([]),
  behind: z.array(z.string()).default([]),
  reviewed: z.record(z.string(), z.object({ role: z.string() })).default({}),
  human: z.array(z.string()).default([]),
})

const front = z.object({
  headline: z.string(),
  standfirst: z.string(),
  place: z.string(),
  corrections: z.array(z.object({ minutesAgo: z.number(), text: z.string() })).optional(),
})

const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(path.join(here, file), 'utf8'))
const minute = 60_000
const ref = (name: string) => `${samplePrefix}${name}`

async function textOf(story: string, locale: Locale, pictures: ReadonlyMap<string, string>) {
  const source = await readFile(path.join(here, 'stories', story, `${locale}.md`), 'utf8')
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
  const { corrections, ...words } = front.parse(parse(head))
  return {
    words,
    corrections,
    body: body
      .replaceAll('](story:', `](story:${samplePrefix}`)
      .replace(/::picture\{key="([^"]+)"/g, (_, key: string) => `::picture{src="${pictures.get(key)}"`),
  }
}

async function storyRecord(name: string, now: number, pictures: ReadonlyMap<string, string>) {
  const about = storyFile.parse(await json(`stories/${name}/story.json`))
  const ago = (minutes: number) => new Date(now - minutes * minute).toISOString()
  const texts: Record<string, unknown> = {}
  for (const locale of locales.filter((code) => !about.missing.includes(code))) {
    const { words, corrections, body } = await textOf(name, locale, pictures)
    const reviewed = about.reviewed[locale]
    texts[locale] =
      locale === originalLocale
        ? { ...words, body, corrections: corrections?.map(({ minutesAgo, text }) => ({ at: ago(minutesAgo), text })) }
        : {
            ...words,
            body,
            corrections: corrections?.map(({ text }) => text),
            origin: about.human.includes(locale) ? 'human' : 'machine',
            behind: about.behind.includes(locale),
            ...(reviewed ? { reviewed: { role: reviewed.role, at: ago(about.minutesAgo - 5) } } : {}),
          }
  }
  return {
    type: 'story',
    ref: ref(name),
    section: about.section,
    topics: about.topics,
    authors: about.authors,
    kind: about.kind,
    ...(about.picture ? { image: pictures.get(about.picture) } : {}),
    publishedAt: ago(about.minutesAgo),
    ...(about.revisedMinutesAgo === undefined ? {} : { revisedAt: ago(about.revisedMinutesAgo) }),
    texts,
  }
}

const main = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'warta-sample-'))
  const newsroom = await openNewsroom('scripts/sample/load.ts')
  try {
    const things = index.parse(await json('newsroom/index.json'))
    const editions = Object.fromEntries(
      await Promise.all(locales.map(async (code) => [code, edition.parse(await json(`newsroom/${code}.json`))])),
    ) as Record<Locale, Edition>
    const each = <Value>(value: (of: Edition) => Value) =>
      Object.fromEntries(locales.map((code) => [code, value(editions[code])]))
    const files = new Map(things.pictures.map(({ key }) => [key, `${key}.jpg`]))
    await Promise.all([...files].map(async ([key, file]) => writeFile(path.join(folder, file), await draw(key))))
    const now = Date.now()
    const records = [
      {
        type: 'site',
        publisher: 'Warta',
        tagline: each((of) => of.site.tagline),
        footer: each((of) => of.site.footer),
      },
      ...things.sections.map((key, order) => ({
        type: 'section',
        key,
        order,
        name: each((of) => of.sections[key]?.name),
        slug: each((of) => of.sections[key]?.slug),
        description: each((of) => of.sections[key]?.description),
      })),
      ...things.topics.map(({ key }) => ({
        type: 'topic',
        slug: key,
        name: each((of) => of.topics[key]?.name),
        description: each((of) => of.topics[key]?.description),
      })),
      ...things.authors.map(({ key, name }) => ({
        type: 'author',
        slug: key,
        name,
        bio: each((of) => of.authors[key]?.bio),
      })),
      ...things.pictures.map(({ key, credit }) => ({
        type: 'picture',
        file: files.get(key),
        credit,
        alt: each((of) => of.pictures[key]?.alt),
        caption: each((of) => of.pictures[key]?.caption),
      })),
      ...things.pages.map((slug, order) => ({
        type: 'page',
        slug,
        order,
        title: each((of) => of.pages[slug]?.title),
        body: each((of) => of.pages[slug]?.body),
      })),
      ...(await Promise.all(
        (await readdir(path.join(here, 'stories'))).sort().map((name) => storyRecord(name, now, files)),
      )),
      { type: 'front', ranked: things.front.map(ref) },
    ]
    const problems: string[] = []
    const counts = await importRecords({
      payload: newsroom.payload,
      bytes: (async function* () {
        for (const record of records) yield new TextEncoder().encode(`${JSON.stringify(record)}\n`)
      })(),
      folder,
      report: (line, problem) => problems.push(`${line}: ${problem}`),
    })
    for (const problem of problems) console.error(`sample newsroom, record ${problem}`)
    console.log(`Sample newsroom: ${counts.records} records loaded.`)
    if (counts.failed > 0) process.exitCode = 1
  } finally {
    await newsroom.close()
    await rm(folder, { recursive: true, force: true })
  }
}

await main()
// Payload leaves timers and a connection behind, which would keep the process for minutes.
process.exit()
