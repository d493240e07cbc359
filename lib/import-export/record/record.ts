// The schema of the import format, with messages for the authors of records.
// docs/import-format.md describes it; keep both in step.
import { z } from 'zod'
import {
  authorLimits,
  pageLimits,
  pictureLimits,
  sectionLimits,
  siteLimits,
  slugLimit,
  storyLimits,
  topicLimits,
} from '#lib/content/limits.ts'
import { originalLocale, type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { storyKinds } from '#lib/newsroom/collections/articles.ts'
import { isTimeZone } from '#lib/newsroom/validation/text.ts'
import { type Body, paragraphsBody, pictureNameLimit, sanitizeText, severalLines } from '../body/body.ts'
import { MarkdownError } from '../body/markdown-error.ts'
import { parseMarkdown } from '../body/markdown-parse.ts'
import { duplicateKey } from './duplicate-keys.ts'
import { clearableText, didYouMean, instant, perEdition, perLocale, singleLine, strictObject } from './fields.ts'
import { describeIssues, RecordError, refuseBrokenText } from './record-error.ts'
import { closestName } from './suggest.ts'

/** Longest body that is read, in characters. */
const maxBodyLength = 200_000

const perLocaleLine = (limit: number) => perLocale(singleLine(limit))
const perLocaleText = (limit: number) => perLocale(clearableText(limit, severalLines))

const storyText = {
  headline: singleLine(storyLimits.headline),
  standfirst: clearableText(storyLimits.standfirst, severalLines),
  body: z.string().optional(),
  paragraphs: z.array(z.string()).optional(),
  place: clearableText(storyLimits.place),
}

const original = strictObject({
  ...storyText,
  corrections: z.array(strictObject({ at: instant, text: singleLine(storyLimits.correction) })).optional(),
}).transform(withContent)

const translation = strictObject({
  ...storyText,
  corrections: z.array(singleLine(storyLimits.correction)).optional(),
  status: z.enum(['draft', 'published']).optional(),
  origin: z.enum(['machine', 'human']).optional(),
  reviewed: strictObject({ role: singleLine(storyLimits.reviewedRole), at: instant })
    .nullable()
    .optional(),
  behind: z.boolean().optional(),
}).transform(withContent)

type Written = { body?: string | undefined; paragraphs?: string[] | undefined }

/** Turns `body` (Markdown) or `paragraphs` (plain) into `content`; absent when neither is given. */
function withContent<Text extends Written>(text: Text, context: z.RefinementCtx) {
  const { body, paragraphs, ...rest } = text
  const content = contentOf(text)
  if ('content' in content) return { ...rest, content: content.content }
  const path = [body === undefined || paragraphs ? 'paragraphs' : 'body']
  context.addIssue({ code: 'custom', path, message: content.problem, input: text })
  return z.NEVER
}

function contentOf({ body, paragraphs }: Written): { content: Body | undefined } | { problem: string } {
  if (body !== undefined && paragraphs) return { problem: 'give body or paragraphs, not both' }
  const { length } = body ?? paragraphs?.join('\n') ?? ''
  if (length > maxBodyLength) return { problem: `has ${length} characters, at most ${maxBodyLength}` }
  try {
    return { content: body === undefined ? paragraphs && paragraphsBody(paragraphs) : parseMarkdown(body) }
  } catch (error) {
    if (error instanceof MarkdownError) return { problem: error.message }
    throw error
  }
}

const ref = z
  .string()
  .max(storyLimits.ref)
  .regex(/^[^\s\p{Cc}]+$/u, 'must be a name without spaces')
const hash = z.string().regex(/^[0-9a-f]{20}$/, "must be the first 20 hexadecimal digits of a file's SHA-256")
const percent = z.number().min(0).max(100)

const pictureFields = {
  hash: hash.optional(),
  file: singleLine(pictureNameLimit).optional(),
  alt: perLocaleLine(pictureLimits.alt).optional(),
  caption: perLocaleText(pictureLimits.caption).optional(),
  credit: clearableText(pictureLimits.credit),
  focus: strictObject({ x: percent, y: percent }).optional(),
}
const named = (value: { hash?: string | undefined; file?: string | undefined }) => Boolean(value.hash || value.file)
const unnamed = 'needs a file or a hash'

const story = strictObject({
  type: z.literal('story').default('story'),
  ref,
  section: singleLine(80).optional(),
  kind: z.enum(storyKinds).optional(),
  status: z.enum(['draft', 'published']).optional(),
  publishedAt: instant.nullable().optional(),
  revisedAt: instant.optional(),
  authors: z.array(singleLine(80)).max(20).optional(),
  topics: z.array(singleLine(80)).max(20).optional(),
  place: clearableText(storyLimits.place),
  image: z
    .union([singleLine(pictureNameLimit), strictObject(pictureFields).refine(named, unnamed)])
    .nullable()
    .optional(),
  texts: texts(),
})

function texts() {
  const others = Object.fromEntries(translationLocales.map((code) => [code, translation.optional()])) as {
    [code in TranslationLocale]: z.ZodOptional<typeof translation>
  }
  return perEdition({ [originalLocale]: original.optional(), ...others })
}

const slug = z
  .string()
  .max(slugLimit)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case ASCII letters and digits, joined by hyphens')
const order = z.number().int().min(0).max(1_000_000).optional()

const schemas = {
  story,
  section: strictObject({
    type: z.literal('section'),
    key: singleLine(sectionLimits.key),
    order,
    name: perLocaleLine(sectionLimits.name).optional(),
    slug: perLocale(slug).optional(),
    description: perLocaleText(sectionLimits.description).optional(),
  }),
  topic: strictObject({
    type: z.literal('topic'),
    slug,
    name: perLocaleLine(topicLimits.name).optional(),
    description: perLocaleText(topicLimits.description).optional(),
  }),
  author: strictObject({
    type: z.literal('author'),
    slug,
    name: singleLine(authorLimits.name).optional(),
    bio: perLocaleText(authorLimits.bio).optional(),
    portrait: singleLine(pictureNameLimit).nullable().optional(),
  }),
  picture: strictObject({ type: z.literal('picture'), ...pictureFields }).refine(named, unnamed),
  page: strictObject({
    type: z.literal('page'),
    slug,
    order,
    title: perLocaleLine(pageLimits.title).optional(),
    body: perLocale(markdown()).optional(),
  }),
  site: strictObject({
    type: z.literal('site'),
    name: singleLine(siteLimits.name).optional(),
    tagline: perLocaleText(siteLimits.tagline).optional(),
    publisher: clearableText(siteLimits.publisher),
    translationNotice: perLocaleText(siteLimits.translationNotice).optional(),
    footer: perLocaleText(siteLimits.footer).optional(),
    timeZone: z.string().refine(isTimeZone, 'is no time zone, such as Asia/Jakarta').optional(),
    sample: z.boolean().optional(),
  }),
  front: strictObject({ type: z.literal('front'), ranked: z.array(ref).max(20) }),
}

function markdown() {
  return z.string().transform((body, context): Body => {
    const content = contentOf({ body })
    if (!('problem' in content)) return content.content ?? []
    context.addIssue({ code: 'custom', message: content.problem, input: body })
    return z.NEVER
  })
}

type Schemas = typeof schemas
export type ImportRecord = { [type in keyof Schemas]: z.output<Schemas[type]> }[keyof Schemas]
export type StoryRecord = z.output<Schemas['story']>
export type PictureRecord = z.output<Schemas['picture']>
export type PageRecord = z.output<Schemas['page']>
export type FrontRecord = z.output<Schemas['front']>
export type TranslationRecord = z.output<typeof translation>

/**
 * Reads one line of an import file.
 * @throws RecordError saying what is wrong with it
 */
export function parseRecord(text: string): ImportRecord {
  const value = parsedJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RecordError('the line is no JSON object')
  refuseBrokenText(value, [])
  const type = 'type' in value ? value.type : 'story'
  if (typeof type !== 'string' || !isType(type)) {
    throw new RecordError(
      `unknown type "${String(type).slice(0, 40)}"${didYouMean(closestName(String(type), Object.keys(schemas)))}`,
    )
  }
  const result = schemas[type].safeParse(value, { reportInput: true })
  if (result.success) return result.data
  throw new RecordError(describeIssues(result.error.issues))
}

function isType(type: string): type is keyof Schemas {
  return Object.hasOwn(schemas, type)
}

function parsedJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    // A file with the line ends of an old Macintosh is one line.
    if (text.includes('\r')) {
      throw new RecordError('the line is not JSON: it holds CR line ends; save the file with LF or CR LF line ends')
    }
    throw new RecordError(`the line is not JSON: ${error instanceof Error ? error.message : 'it can not be read'}`)
  }
  const twice = duplicateKey(text)
  if (twice === null) return value
  throw new RecordError(`the key "${sanitizeText(twice).slice(0, 200)}" stands twice`)
}
