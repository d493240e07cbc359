// Arbitrary bodies for property tests: as the editor makes them, and of any shape at all.
import fc from 'fast-check'
import { block, body, entry, link, list, node, paragraph, storyLink, text } from './bodies.ts'

/** How many bodies a property is tried with. */
export const runs = Number(process.env.PROPERTY_RUNS ?? 200)

// Several scripts, and what means something to tagged text or to Markdown.
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom('Jakarta', 'القاهرة', '大阪', '👩🏽‍🚒', 'e\u0301', ' ', '\u00a0', '\n'),
      fc.constantFrom('a < b', '<1>', '</2>', '&lt;1>', '*x*', '[a](b)', '#', '> '),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 4 },
  )
  // Before the last letter of a run, to-markdown prints a backslash that reads as an escape.
  .map((parts) => parts.join('').replaceAll('\\', '/'))
const someWords = words.map((text) => `a${text}`)
const address = fc.constantFrom('https://example.org/a_b?c=1', 'http://example.org', 'mailto:a@b.example')

const run = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(words, fc.constantFrom(0, 0, 1, 2, 3, 8)).map((given) => text(...given)) },
  fc.constantFrom({ type: 'linebreak' }, { type: 'tab', text: '\t' }),
)
const runsOfText = fc.array(run, { maxLength: 4 })
const anchor = fc.oneof(
  fc.tuple(address, runsOfText).map(([url, children]) => link(url, ...children)),
  fc.tuple(fc.nat(20), runsOfText).map(([id, children]) => storyLink(id, ...children)),
)
const inlines = fc.array(fc.oneof({ weight: 5, arbitrary: run }, anchor), { maxLength: 5 })
const lists = fc.letrec<{ list: object }>((tie) => ({
  list: fc
    .tuple(
      fc.constantFrom('bullet' as const, 'number' as const),
      fc.array(
        fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          { weight: 3, arbitrary: inlines.map((children) => entry(...children)) },
          tie('list').map((nested) => entry(nested)),
        ),
        { maxLength: 4 },
      ),
    )
    .map(([type, entries]) => list(type, ...entries)),
}))
const blocks = fc.oneof(
  { weight: 4, arbitrary: inlines.map((children) => paragraph(...children)) },
  fc.tuple(fc.constantFrom('h2', 'h3'), inlines).map(([tag, children]) => node('heading', children, { tag })),
  inlines.map((children) => node('quote', children)),
  lists.list,
  fc.record({ text: someWords, by: fc.option(words) }).map((fields) => block('pullQuote', fields)),
  fc.record({ media: fc.nat(9), caption: words, credit: words }).map((fields) => block('picture', fields)),
  fc.record({ url: fc.constant('https://example.org/v'), title: someWords }).map((fields) => block('embed', fields)),
)

/** A body that the newsroom would store. */
export const soundBody: fc.Arbitrary<unknown> = fc.array(blocks, { maxLength: 6 }).map((children) => body(...children))

const any = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(undefined, null, -1, 1.5, 2 ** 40, [], {}))
const types = [
  ...['root', 'paragraph', 'heading', 'quote', 'list', 'listitem', 'block', 'text', 'tab', 'linebreak', 'link'],
  ...['autolink', 'horizontalrule', 'constructor', '__proto__', 7, null],
]
const fields = fc.record(
  {
    blockType: fc.constantFrom('pullQuote', 'picture', 'embed', 'poll', '__proto__', 7),
    linkType: fc.constantFrom('custom', 'internal', null),
    url: fc.oneof(address, fc.constantFrom('javascript:alert(1)', ' https://example.org ', 'https:\\a'), any),
    doc: fc.oneof(fc.record({ relationTo: fc.constantFrom('articles', 'pages'), value: any }), any),
    ...{ text: fc.oneof(words, any), by: fc.oneof(words, any), caption: any, title: any, media: any },
  },
  { requiredKeys: [] },
)
const { oddNode } = fc.letrec<{ oddNode: unknown; children: unknown }>((tie) => ({
  oddNode: fc.oneof(
    { depthSize: 'small' },
    any,
    { weight: 9, arbitrary: blocks },
    {
      weight: 9,
      arbitrary: fc.record(
        {
          type: fc.constantFrom(...types),
          ...{ text: fc.oneof(words, any), format: fc.oneof(fc.integer(), any), style: any },
          ...{ tag: fc.constantFrom('h1', 'h3', 'ol', 7), listType: fc.constantFrom('number', 'check', 7), start: any },
          fields: fc.oneof(fields, any),
          children: tie('children'),
        },
        { requiredKeys: [] },
      ),
    },
  ),
  children: fc.oneof({ weight: 9, arbitrary: fc.array(tie('oddNode'), { maxLength: 4 }) }, any),
}))

/** Anything where a body is expected; mostly with a root, and often with some nodes that are none. */
export const anyBody: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 9, arbitrary: fc.array(oddNode, { maxLength: 5 }).map((children) => body(...children)) },
  fc.array(oddNode, { maxLength: 3 }).map((children) => ({ root: { children } })),
  oddNode,
)
