// Splits a story's text into segments, and puts a translation together from them.
import { rewordBody, rewordPlain } from './body.ts'
import { normaliseText, textHash } from './hash.ts'
import type { TaggedBlock } from './inline.ts'
import { renumberLikeOriginal } from './renumber.ts'
import { escapeText, hasText, plainText, type TagProblem, tagProblem } from './tags.ts'
import type { ComposedText, Reword, Segment, SegmentKind, StoryText } from './types.ts'

/** The tags of a segment's translation don't fit the original's. */
export class TagError extends Error {
  override readonly name = 'TagError'
  /** The segment's. */
  readonly key: string
  readonly problem: TagProblem

  constructor(key: string, problem: TagProblem) {
    super(`segment ${key}: ${sentence(problem)}`)
    this.key = key
    this.problem = problem
  }
}

function sentence(problem: TagProblem): string {
  switch (problem.kind) {
    case 'broken':
      return 'its tags are not properly closed and nested'
    case 'misplaced':
      return `tag ${problem.tag} stands in another tag than in the original, or lost its text`
    default:
      return `tag ${problem.tag} is ${problem.kind}; it needs the tags of the original, once each`
  }
}

/**
 * Splits a story into segments: headline, standfirst, place, each block of the body (each entry of a list by itself) and
 * corrections, in reading order. A block is one segment, with its emphasis and links as tags. Blocks without text are
 * left out. Never throws, whatever the body is.
 */
export function segmentsOf(story: StoryText): Segment[] {
  return blocksOf(story).map(({ key, kind, text }) => ({ key, kind, text, hash: textHash(text) }))
}

/** The hash of each segment, in reading order. */
export function segmentHashes(story: StoryText): string[] {
  return blocksOf(story).map(({ text }) => textHash(text))
}

/** Whether two texts have segments of the same kinds under the same keys. Words, emphasis and links may differ. */
export function sameStructure(a: StoryText, b: StoryText): boolean {
  const structure = (story: StoryText) => JSON.stringify(blocksOf(story).map(({ key, kind }) => [key, kind]))
  return structure(a) === structure(b)
}

/** Whether two texts have the same words. Emphasis, links and kinds of blocks may differ. */
export function sameWords(a: StoryText, b: StoryText): boolean {
  const words = (story: StoryText) => JSON.stringify(blocksOf(story).map(({ text }) => normaliseText(plainText(text))))
  return words(a) === words(b)
}

/** An earlier translation, aligned with the original. */
export type EarlierTranslation = {
  readonly translation: StoryText
  /** Keys of the translation's segments by those of the original's. */
  readonly keys: ReadonlyMap<string, string>
}

/**
 * The texts of an earlier translation by the original's segments, each tag with the number of its counterpart in the
 * original (the same link, the same emphasis), as `compose`, the checks and the translation memory expect it. (In
 * `segmentsOf`, tags are numbered as they come.) A tag without a counterpart gets a number that the original doesn't use.
 * @returns tagged texts by the keys of the original's segments; those that either side lacks are left out
 */
export function alignedTexts(original: StoryText, { translation, keys }: EarlierTranslation): Map<string, string> {
  const translated = byKey(translation)
  const texts = new Map<string, string>()
  for (const block of blocksOf(original)) {
    const other = translated.get(keys.get(block.key) ?? '')
    if (other) texts.set(block.key, renumberLikeOriginal(other, block))
  }
  return texts
}

/**
 * Puts a translation together: the original's structure, links, pictures and embeds with translated texts.
 *
 * @param texts tagged texts by the keys of the original's segments. A segment whose key is missing, or whose text is
 *   empty, keeps the original's text; other keys are ignored.
 * @param untouched segments that are copied from an earlier translation, with their own emphasis and links: a person's
 * @param unfit keys of segments whose tags don't fit: only their words are taken, and readers must not see them
 * @throws TagError when the tags of a text don't fit those of its segment (see `tagProblem`)
 */
export function compose<Body = unknown>(
  original: StoryText & { readonly body?: Body },
  texts: ReadonlyMap<string, string>,
  untouched?: EarlierTranslation,
  unfit?: ReadonlySet<string>,
): ComposedText<Body> {
  const own = untouched && byKey(untouched.translation)
  const composed = reword(original, (key, _, source) => {
    const block = own?.get(untouched?.keys.get(key) ?? '')
    if (block) return block
    const text = texts.get(key)
    if (text === undefined || !hasText(text)) return source
    if (unfit?.has(key)) return escapeText(plainText(text))
    const problem = tagProblem(source.text, text)
    if (problem) throw new TagError(key, problem)
    return text
  })
  // Words change, the shape doesn't.
  return composed as ComposedText<Body>
}

type Block = TaggedBlock & { readonly key: string; readonly kind: SegmentKind }

const byKey = (story: StoryText) => new Map(blocksOf(story).map((block) => [block.key, block]))

function blocksOf(story: StoryText): Block[] {
  const blocks: Block[] = []
  reword(story, (key, kind, block) => {
    blocks.push({ key, kind, ...block })
    return block
  })
  return blocks
}

function reword(story: StoryText, answer: Reword): ComposedText {
  const ask: Reword = (key, kind, block) => (hasText(block.text) ? answer(key, kind, block) : block)
  const field = (key: string, kind: SegmentKind, value: unknown) =>
    typeof value === 'string' ? rewordPlain(value, key, kind, ask) : null
  return {
    headline: field('headline', 'headline', story.headline),
    standfirst: field('standfirst', 'standfirst', story.standfirst),
    place: field('place', 'place', story.place),
    body: rewordBody(story.body, ask),
    corrections: (story.corrections ?? []).map(({ text }, index) => ({
      text: field(`corrections.${index}`, 'correction', text) ?? '',
    })),
  }
}
