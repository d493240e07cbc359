// Any story, taken apart and put together again.
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { alignedTexts, compose, parseTagged, plainText, segmentsOf, type TaggedNode, tagProblem } from './index.ts'
import { printTagged } from './tags.ts'

type Node = Record<string, unknown>

// Words of several scripts, and everything that means something to tagged text.
const word = fc.oneof(
  fc.constantFrom('Jakarta', ' ', 'naïve', 'a < b', 'Tom & Jerry', '&amp;', '<b>', '\n', '\u00a0'),
  fc.constantFrom(
    'القاهرة',
    '«مياه»',
    '،',
    'قالَ',
    '\u200f',
    '大阪',
    '「港」',
    '新闻',
    '👩🏽‍🚒',
    '🇮🇩',
    'e\u0301',
    '\u0301',
    '\u0338',
  ),
  fc.constantFrom('<1>', '</2>', '<3/>', '&lt;1>', '&amp;lt;1>', '<', '1>', '&', 'lt;1>', '/1>', 'amp;lt;2/>', '&lt;'),
  fc.string({ unit: 'binary', maxLength: 2 }),
)
const words = fc.array(word, { maxLength: 4 }).map((parts) => parts.join(''))
const direction = fc.constantFrom('ltr', 'rtl', null)
const textNode = (text: fc.Arbitrary<string>): fc.Arbitrary<Node> =>
  fc.record({
    type: fc.constant('text'),
    version: fc.constant(1),
    text,
    format: fc.constantFrom(0, 0, 0, 1, 2, 3, 8),
    detail: fc.constant(0),
    mode: fc.constant('normal'),
    style: fc.constantFrom('', '', '', 'color: red'),
  })
const tab = textNode(fc.constant('\t')).map((node) => ({ ...node, type: 'tab', detail: 2 }))
const lineBreak: fc.Arbitrary<Node> = fc.constant({ type: 'linebreak', version: 1 })
const run = fc.oneof({ weight: 6, arbitrary: textNode(words) }, tab, lineBreak)
const element = (type: string, children: fc.Arbitrary<Node[]>, more: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ type: fc.constant(type), version: fc.constant(1), direction, indent: fc.nat(2), ...more, children })
const id = fc.string({ minLength: 24, maxLength: 24 })
const link = fc.oneof(
  element('link', fc.array(run, { maxLength: 3 }), {
    id,
    fields: fc.constantFrom(
      { linkType: 'custom', url: 'https://example.org/ن?a=<1>', newTab: false },
      { linkType: 'internal', doc: { relationTo: 'articles', value: 7 }, newTab: true },
    ),
  }),
  element('autolink', fc.array(textNode(words), { maxLength: 2 }), {
    fields: fc.constant({ url: 'https://a.example' }),
  }),
)
const inline = fc.array(fc.oneof({ weight: 5, arbitrary: run }, link), { maxLength: 6 })
const listOf = (nested: fc.Arbitrary<Node[]>): fc.Arbitrary<Node> =>
  element(
    'list',
    fc.array(
      element(
        'listitem',
        fc.tuple(inline, nested).map(([own, lists]) => [...own, ...lists]),
        { value: fc.nat(9) },
      ),
      { maxLength: 3 },
    ),
    { listType: fc.constantFrom('bullet', 'number'), start: fc.nat(3) },
  )
const list = listOf(fc.array(listOf(fc.array(listOf(fc.constant([])), { maxLength: 1 })), { maxLength: 2 }))
const editorBlock = fc
  .oneof(
    fc.record({ blockType: fc.constant('pullQuote'), id, text: words, by: fc.option(words) }),
    fc.record({ blockType: fc.constant('picture'), id, media: fc.nat(), caption: fc.option(words), credit: words }),
    fc.record({ blockType: fc.constant('embed'), id, url: fc.constant('https://youtu.be/x'), title: words }),
  )
  .map((fields): Node => ({ type: 'block', version: 2, format: '', fields }))
const block: fc.Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: element('paragraph', inline, { textFormat: fc.nat(3) }) },
  element('heading', inline, { tag: fc.constantFrom('h2', 'h3') }),
  element('quote', inline),
  list,
  editorBlock,
)
const story = fc.record({
  headline: fc.option(words),
  standfirst: fc.option(words),
  place: fc.option(words),
  body: fc.array(block, { maxLength: 6 }).map((children) => ({ root: { type: 'root', version: 1, children } })),
  corrections: fc.array(fc.record({ text: words }), { maxLength: 2 }),
})

/** The same document as it is written when neighbours of one style are one node and no direction is known. */
function canonical(node: Node): Node {
  if (!Array.isArray(node.children)) return node
  const children: Node[] = []
  for (const child of node.children as Node[]) {
    const plain = child.type === 'tab' ? { ...child, type: 'text', text: ' ', detail: 0 } : child
    const last = children.at(-1)
    if (plain.type !== 'text') children.push(canonical(plain))
    else if (plain.text === '') continue
    else if (last?.type === 'text' && last.format === plain.format && last.style === plain.style) {
      children[children.length - 1] = { ...last, text: `${last.text}${plain.text}` }
    } else children.push(plain)
  }
  return { ...node, direction: null, children }
}

const runs = Number(process.env.PROPERTY_RUNS ?? 200)
vi.setConfig({ testTimeout: 60_000 })

it('is the same document when every segment is given its own text', () => {
  fc.assert(
    fc.property(story, (original) => {
      const segments = segmentsOf(original)
      expect(new Set(segments.map(({ key }) => key)).size).toBe(segments.length)
      const composed = compose(original, new Map(segments.map(({ key, text }) => [key, text])))
      expect(segmentsOf(composed)).toEqual(segments)
      expect(composed).toEqual({ ...original, body: { root: canonical(original.body.root) } })
      expect(compose(original, new Map())).toEqual(composed)
    }),
    { numRuns: runs },
  )
})

function reversed(nodes: readonly TaggedNode[]): TaggedNode[] {
  return nodes.map((node) => (node.kind === 'tag' ? { ...node, children: reversed(node.children) } : node)).toReversed()
}

/** What a tagged document holds beside words: every node that is no text, with its own words left out. */
function furniture(node: Node): unknown[] {
  const children = Array.isArray(node.children) ? (node.children as Node[]) : []
  const { text: _text, fields, ...rest } = node
  const { text: _words, by: _by, caption: _caption, title: _title, ...kept } = (fields ?? {}) as Node
  const own =
    node.type === 'text' || node.type === 'tab'
      ? []
      : [JSON.stringify([{ ...rest, direction: null, children: [] }, kept])]
  return [...own, ...children.flatMap(furniture)]
}

it('keeps links, breaks and blocks when the order of words turns round', () => {
  fc.assert(
    fc.property(story, (original) => {
      const turned = segmentsOf(original).map(
        ({ key, text }) => [key, printTagged(reversed(parseTagged(text) ?? []))] as const,
      )
      const composed = compose(original, new Map(turned))
      expect(segmentsOf(composed).map(({ key, text }) => [key, plainText(text)])).toEqual(
        turned.map(([key, text]) => [key, plainText(text)]),
      )
      expect(furniture(composed.body?.root ?? {}).sort()).toEqual(furniture(original.body.root).sort())

      // What was put together can be read, and put together, again: word for word, link for link.
      const keys = new Map(segmentsOf(original).map(({ key }) => [key, key]))
      const texts = alignedTexts(original, { translation: composed, keys })
      for (const { key, text } of segmentsOf(original)) expect(tagProblem(text, texts.get(key) ?? '')).toBeNull()
      expect(segmentsOf(compose(original, texts))).toEqual(segmentsOf(composed))
      expect(compose(original, new Map(), { translation: composed, keys })).toEqual(composed)
    }),
    { numRuns: runs },
  )
})

it('takes any JSON for a body', () => {
  const { node } = fc.letrec<{ node: unknown; nodes: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue({ maxDepth: 1 }),
      fc.record(
        {
          type: fc.constantFrom(
            'paragraph',
            'heading',
            'list',
            'listitem',
            'link',
            'text',
            'tab',
            'block',
            'linebreak',
            'x',
            1,
          ),
          text: fc.oneof(words, fc.jsonValue({ maxDepth: 1 })),
          format: fc.oneof(fc.integer(), fc.constant('left')),
          fields: fc.record({
            blockType: fc.constantFrom('pullQuote', 'picture', '__proto__'),
            text: tie('node'),
            by: words,
          }),
          children: tie('nodes'),
        },
        { requiredKeys: ['type'] },
      ),
    ),
    nodes: fc.oneof({ weight: 9, arbitrary: fc.array(tie('node'), { maxLength: 4 }) }, tie('node')),
  }))
  fc.assert(
    fc.property(fc.array(node), (children) => {
      const body = { root: { children } }
      const segments = segmentsOf({ body })
      const composed = compose({ body }, new Map(segments.map(({ key, text }) => [key, text])))
      expect(segmentsOf(composed)).toEqual(segments)
    }),
    { numRuns: runs },
  )
})

const long = 250_000
it.each([
  ['words', 'Kata '.repeat(long / 5)],
  ['what looks like tags', '<1>'.repeat(long / 3)],
  ['what looks like escapes', '&amp;lt;1>'.repeat(long / 10)],
  ['one escape of escapes', `&${'amp;'.repeat(long / 4)}lt;1>`],
  ['brackets', '<'.repeat(long)],
  ['digits', `<${'1'.repeat(long)}`],
  ['blanks', ' \n'.repeat(long / 2)],
  ['marks on one letter', `a${'\u0301\u0323'.repeat(long / 2)}`],
])('is quick with a long paragraph of %s', (_, text) => {
  const paragraph = (...children: Node[]) => ({ body: { root: { children: [{ type: 'paragraph', children }] } } })
  const stories = [
    paragraph({ type: 'text', text }),
    paragraph(
      ...(text.match(/.{1,10}/gs) ?? []).map((part, index) => ({ type: 'text', text: part, format: index % 2 })),
    ),
  ]
  const start = process.cpuUsage()
  for (const one of stories) compose(one, new Map(segmentsOf(one).map(({ key, text: tagged }) => [key, tagged])))
  // Time of the processor, mostly a tenth of that; what takes time with the square takes ten times more.
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000)
})
