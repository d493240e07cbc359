// The import format: what a line may say, and what is told to its author when it says something else.
// docs/import-format.md describes it; keep both in step.
import { z } from 'zod'
import { isLocale, type Locale, locales, originalLocale, translationLocales } from '#lib/locales.ts'
import { storyKinds } from '#lib/newsroom/collections/articles.ts'
import { correctionLimit, headlineLimit, placeLimit, standfirstLimit } from '#lib/newsroom/fields/story-text.ts'
import { isTimeZone } from '#lib/newsroom/validation/text.ts'
import { type Body, oneLine, plain, severalLines } from './body.ts'
import { MarkdownError, paragraphsBody, parseMarkdown } from './markdown.ts'
import { closest } from './suggest.ts'

/** Longest body that is read, in characters. */
const bodyLimit = 200_000

const tooLong = (text: string, limit: number) => `has ${text.length} characters, at most ${limit}`

/** One line of text, required to say something. */
const line = (limit: number) => text(limit, oneLine).refine((value) => value !== '', 'is empty')

function text(limit: number, tidy: (value: string) => string) {
  return z
    .string()
    .refine((value) => value.length <= limit, { error: (issue) => tooLong(String(issue.input), limit), abort: true })
    .transform(tidy)
}

/** Text that may be taken away: null and '' clear it. */
const clearable = (limit: number, tidy = oneLine) =>
  text(limit, tidy)
    .nullable()
    .transform((value) => value || null)
    .optional()

const instant = z
  .string()
  .refine((value) => instantForm.test(value) && Number.isFinite(Date.parse(value)), {
    error: (issue) =>
      `"${String(issue.input).slice(0, 40)}" is no time with its zone, such as 2026-11-24T08:00:00+07:00`,
    abort: true,
  })
  .transform((value) => new Date(value).toISOString())
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

/** An object that refuses keys it does not know, naming the one that was probably meant. */
function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape)
  return z.strictObject(shape, { error: (issue) => strayKey(issue, known, (key) => `unknown key "${key}"`) })
}

type RawIssue = { code?: string; keys?: unknown }

function strayKey(issue: RawIssue, known: readonly string[], complaint: (key: string) => string): string | undefined {
  if (issue.code !== 'unrecognized_keys' || !Array.isArray(issue.keys)) return undefined
  return issue.keys.map((key: string) => complaint(key) + meant(closest(key, known))).join('; ')
}

function meant(name: string | null): string {
  return name ? `; did you mean "${name}"?` : ''
}

/** What is wrong with something that should be the code of an edition. */
function noEdition(code: string): string {
  const tag = code.toLowerCase().split(/[-_]/)[0] ?? ''
  const near = isLocale(tag) ? tag : closest(code, locales)
  return `locale "${code.slice(0, 40)}" is not an edition${meant(near) || ` (there are: ${locales.join(', ')})`}`
}

/** A value per edition, none of them required. */
function perLocale<Value extends z.ZodType>(value: Value) {
  const shape = Object.fromEntries(locales.map((code) => [code, value.optional()])) as {
    [code in Locale]: z.ZodOptional<Value>
  }
  return z.strictObject(shape, { error: (issue) => strayKey(issue, locales, () => '') && editionIssue(issue) })
}

function editionIssue(issue: RawIssue): string {
  return Array.isArray(issue.keys) ? issue.keys.map(String).map(noEdition).join('; ') : ''
}

const perLocaleLine = (limit: number) => perLocale(line(limit))
const perLocaleText = (limit: number) => perLocale(clearable(limit, severalLines))

const storyText = {
  headline: line(headlineLimit),
  standfirst: clearable(standfirstLimit, severalLines),
  body: z.string().optional(),
  paragraphs: z.array(z.string()).optional(),
  place: clearable(placeLimit),
}

const original = strict({
  ...storyText,
  corrections: z.array(strict({ at: instant, text: line(correctionLimit) })).optional(),
}).transform(withContent)

const translation = strict({
  ...storyText,
  corrections: z.array(line(correctionLimit)).optional(),
  status: z.enum(['draft', 'published']).optional(),
  origin: z.enum(['machine', 'human']).optional(),
  reviewed: strict({ role: line(80), at: instant })
    .nullable()
    .optional(),
  behind: z.boolean().optional(),
}).transform(withContent)

type Written = { body?: string | undefined; paragraphs?: string[] | undefined }

/** Turns `body` (Markdown) or `paragraphs` (plain) into `content`; absent when neither is given. */
function withContent<Text extends Written>(text: Text, context: z.RefinementCtx) {
  const { body, paragraphs, ...rest } = text
  const refuse = (path: string, message: string) => {
    context.addIssue({ code: 'custom', path: [path], message, input: text })
    return z.NEVER
  }
  if (body !== undefined && paragraphs) return refuse('paragraphs', 'give body or paragraphs, not both')
  const length = (body ?? paragraphs?.join('\n') ?? '').length
  if (length > bodyLimit)
    return refuse(body === undefined ? 'paragraphs' : 'body', `has ${length} characters, at most ${bodyLimit}`)
  try {
    const content: Body | undefined =
      body === undefined ? paragraphs && paragraphsBody(paragraphs) : parseMarkdown(body)
    return { ...rest, content }
  } catch (error) {
    if (error instanceof MarkdownError) return refuse('body', error.message)
    throw error
  }
}

const ref = z
  .string()
  .max(200)
  .regex(/^[^\s\p{Cc}]+$/u, 'is a name without spaces')
const hash = z.string().regex(/^[0-9a-f]{20}$/, "is the first 20 hexadecimal digits of a file's SHA-256")
const percent = z.number().min(0).max(100)

const pictureFields = {
  hash: hash.optional(),
  file: line(400).optional(),
  alt: perLocaleLine(300).optional(),
  caption: perLocaleText(600).optional(),
  credit: clearable(120),
  focus: strict({ x: percent, y: percent }).optional(),
}
const named = (value: { hash?: string | undefined; file?: string | undefined }) => Boolean(value.hash || value.file)
const unnamed = 'needs a file or a hash'

const story = strict({
  type: z.literal('story').default('story'),
  ref,
  section: line(80).optional(),
  kind: z.enum(storyKinds).optional(),
  status: z.enum(['draft', 'published']).optional(),
  publishedAt: instant.nullable().optional(),
  revisedAt: instant.optional(),
  authors: z.array(line(80)).max(20).optional(),
  topics: z.array(line(80)).max(20).optional(),
  place: clearable(placeLimit),
  image: z
    .union([line(400), strict(pictureFields).refine(named, unnamed)])
    .nullable()
    .optional(),
  texts: strictTexts(),
})

function strictTexts() {
  const others = Object.fromEntries(translationLocales.map((code) => [code, translation.optional()])) as {
    [code in (typeof translationLocales)[number]]: z.ZodOptional<typeof translation>
  }
  return z.strictObject(
    { [originalLocale]: original.optional(), ...others },
    { error: (issue) => strayKey(issue, locales, () => '') && editionIssue(issue) },
  )
}

const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is lower-case ASCII letters and digits, joined by hyphens')
const order = z.number().int().min(0).max(1_000_000).optional()

const schemas = {
  story,
  section: strict({
    type: z.literal('section'),
    key: line(60),
    order,
    name: perLocaleLine(60).optional(),
    slug: perLocale(slug.max(60)).optional(),
    description: perLocaleText(500).optional(),
  }),
  topic: strict({
    type: z.literal('topic'),
    slug,
    name: perLocaleLine(80).optional(),
    description: perLocaleText(500).optional(),
  }),
  author: strict({
    type: z.literal('author'),
    slug,
    name: line(80).optional(),
    bio: perLocaleText(1000).optional(),
    portrait: line(400).nullable().optional(),
  }),
  picture: strict({ type: z.literal('picture'), ...pictureFields }).refine(named, unnamed),
  page: strict({
    type: z.literal('page'),
    slug,
    order,
    title: perLocaleLine(120).optional(),
    body: perLocale(markdown()).optional(),
  }),
  site: strict({
    type: z.literal('site'),
    name: line(60).optional(),
    tagline: perLocaleText(120).optional(),
    publisher: clearable(120),
    translationNotice: perLocaleText(400).optional(),
    footer: perLocaleText(400).optional(),
    timeZone: z.string().refine(isTimeZone, 'is no time zone, such as Asia/Jakarta').optional(),
  }),
  front: strict({ type: z.literal('front'), ranked: z.array(ref).max(20) }),
}

function markdown() {
  return z.string().transform((body, context): Body => {
    const result = withContent({ body }, context)
    return ('content' in result && result.content) || []
  })
}

type Schemas = typeof schemas
export type ImportRecord = { [type in keyof Schemas]: z.output<Schemas[type]> }[keyof Schemas]
export type StoryRecord = z.output<Schemas['story']>
export type SectionRecord = z.output<Schemas['section']>
export type TopicRecord = z.output<Schemas['topic']>
export type AuthorRecord = z.output<Schemas['author']>
export type PictureRecord = z.output<Schemas['picture']>
export type PageRecord = z.output<Schemas['page']>
export type SiteRecord = z.output<Schemas['site']>
export type FrontRecord = z.output<Schemas['front']>
export type OriginalRecord = z.output<typeof original>
export type TranslationRecord = z.output<typeof translation>

/** What is wrong with a record, for the one who wrote it. */
export class RecordError extends Error {
  override readonly name = 'RecordError'
}

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
      `unknown type "${String(type).slice(0, 40)}"${meant(closest(String(type), Object.keys(schemas)))}`,
    )
  }
  const result = schemas[type].safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const problems = result.error.issues.map(explained)
  const rest = problems.length - 3
  throw new RecordError([...problems.slice(0, 3), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; '))
}

function isType(type: string): type is keyof Schemas {
  return Object.hasOwn(schemas, type)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new RecordError(`the line is not JSON: ${error instanceof Error ? error.message : 'it can not be read'}`)
  }
}

const deepest = 20

/** PostgreSQL keeps no NUL and no half of a character; both are damage, so the record is refused rather than mended. */
function refuseBrokenText(value: unknown, path: readonly (string | number)[]): void {
  if (typeof value === 'string') {
    const broken = value.includes('\0')
      ? 'a NUL character'
      : value.isWellFormed()
        ? null
        : 'half of a character (a lone surrogate)'
    if (broken) throw new RecordError(`${path.join('.')}: contains ${broken}`)
  } else if (typeof value === 'object' && value !== null) {
    if (path.length > deepest) throw new RecordError('the line is nested too deeply')
    for (const [key, inner] of Object.entries(value)) {
      refuseBrokenText(key, [...path, '(key)'])
      refuseBrokenText(inner, [...path, key])
    }
  }
}

function explained(issue: z.core.$ZodIssue): string {
  const at = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.message.startsWith('locale ') || !at ? issue.message : `${at}: ${issue.message}`
  if (issue.code === 'invalid_type' && issue.input === undefined) return `${at} is missing`
  if (issue.code === 'invalid_value') return `${at}: ${choices(issue)}`
  if (issue.code === 'invalid_union') return `${at}: is neither a name nor {"file": …, "alt": …}`
  return `${at}: ${plain(issue.message)}`
}

function choices(issue: z.core.$ZodIssueInvalidValue): string {
  const values = issue.values.map(String)
  const given = typeof issue.input === 'string' ? issue.input.slice(0, 40) : JSON.stringify(issue.input)
  return `"${given}" is none of ${values.join(', ')}${meant(typeof issue.input === 'string' ? closest(issue.input, values) : null)}`
}
