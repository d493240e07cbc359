// The sample newsroom as import records, made of the texts beside this file.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Locale, locales, originalLocale } from '#lib/locales.ts'
import { samplePrefix } from '#lib/newsroom/hooks/sample.ts'

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

async function textOf(story: string, locale: Locale) {
  const source = await readFile(path.join(here, 'stories', story, `${locale}.md`), 'utf8')
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
  const { corrections, ...words } = front.parse(parse(head))
  return {
    words,
    corrections,
    body: body
      .replaceAll('](story:', `](story:${samplePrefix}`)
      .replace(/::picture\{key="([^"]+)"/g, (_, key: string) => `::picture{src="${fileOf(key)}"`),
  }
}

async function storyRecord(name: string, now: number) {
  const about = storyFile.parse(await json(`stories/${name}/story.json`))
  const ago = (minutes: number) => new Date(now - minutes * minute).toISOString()
  const texts: Record<string, unknown> = {}
  for (const locale of locales.filter((code) => !about.missing.includes(code))) {
    const { words, corrections, body } = await textOf(name, locale)
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
    ...(about.picture ? { image: fileOf(about.picture) } : {}),
    publishedAt: ago(about.minutesAgo),
    ...(about.revisedMinutesAgo === undefined ? {} : { revisedAt: ago(about.revisedMinutesAgo) }),
    texts,
  }
}

/** Name of a picture's file in the records. */
const fileOf = (picture: string) => `${picture}.jpg`

/** Keys of the pictures that the records refer to, as files named `{key}.jpg`. */
export async function samplePictures(): Promise<string[]> {
  return index.parse(await json('newsroom/index.json')).pictures.map(({ key }) => key)
}

/**
 * The whole sample newsroom, in an order that can be imported.
 * @param now milliseconds since 1970: stories were published so many minutes before
 */
export async function sampleRecords(now: number): Promise<object[]> {
  const things = index.parse(await json('newsroom/index.json'))
  const editions = new Map(
    await Promise.all(locales.map(async (code) => [code, edition.parse(await json(`newsroom/${code}.json`))] as const)),
  )
  const each = <Value>(value: (of: Edition) => Value) =>
    Object.fromEntries([...editions].map(([code, texts]) => [code, value(texts)]))
  const stories = (await readdir(path.join(here, 'stories'))).sort()
  return [
    {
      type: 'site',
      publisher: 'Warta',
      sample: true,
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
      file: fileOf(key),
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
    ...(await Promise.all(stories.map((name) => storyRecord(name, now)))),
    { type: 'front', ranked: things.front.map(ref) },
  ]
}
