import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Body, type BodyBlock, canonicalBody, type ListBlock, type Run } from './body.ts'
import { fromLexical, toLexical } from './lexical.ts'
import { MarkdownError } from './markdown-error.ts'
import { parseMarkdown } from './markdown-parse.ts'
import { printMarkdown } from './markdown-print.ts'

// Words of several scripts, and everything that means something to Markdown, in any order.
const word = fc.oneof(
  fc.constantFrom('Jakarta', 'pukul', 'naïve', '1.', '2)', '-', '+', '#', '##', '>', '*', '**', '_', '__', '`', '~~~'),
  fc.constantFrom('القاهرة', 'قال', '«مياه»', '،', '؟', '٢٠٢٦', '\u200f', '\u200d', 'لا'),
  fc.constantFrom('大阪', '「港」', '。', '、', 'カタカナ', 'ひらがな', '（注）', '《新闻》', '他说', '：', '　'),
  fc.constantFrom(
    '👩🏽‍🚒',
    '🇮🇩',
    'e\u0301',
    '\u00a0',
    '\u2028',
    '~',
    '|',
    '|a|b|',
    '---',
    '===',
    '\\',
    '\\\\',
    '&',
    '&amp;',
  ),
  fc.constantFrom(
    '[',
    ']',
    '[a](b)',
    '![a](b)',
    '<b>',
    '</b>',
    '<!--',
    '<https://a.b>',
    ':',
    '::',
    ':::',
    '::picture{',
    '}',
  ),
  fc.constantFrom(
    'https://a.example/',
    'www.a.example',
    'a@b.example',
    '"',
    "'",
    '=',
    '{#a .b}',
    ':name[x]',
    '!',
    '![',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 2 }),
)
const space = fc.constantFrom('', ' ', ' ', ' ', '  ', '\n', '\t', '    ', '\n\n')
const phrase = fc
  .array(fc.tuple(word, space), { minLength: 0, maxLength: 6 })
  .map((parts) => parts.map(([text, blank]) => text + blank).join(''))
const link = fc.option(
  fc.oneof(
    fc
      .constantFrom('https://example.org/a_b*c?q=(1)&amp=x#ن', 'http://münchen.example/新闻', 'mailto:a@b.example')
      .map((url) => ({ kind: 'url' as const, url })),
    fc
      .constantFrom('warta-sample:14-two-nights', 'a b', 'زق(1)', '50%', 'x>y')
      .map((ref) => ({ kind: 'story' as const, ref })),
  ),
  { freq: 4 },
)
const run: fc.Arbitrary<Run> = fc.record({ text: phrase, bold: fc.boolean(), italic: fc.boolean(), link })
const content = fc.array(run, { maxLength: 5 })
const listOf = (nested: fc.Arbitrary<ListBlock[]>): fc.Arbitrary<ListBlock> =>
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    start: fc.constantFrom(1, 1, 0, 7, 999_999_999),
    entries: fc.array(fc.record({ content, nested }), { maxLength: 3 }),
  })
const list = listOf(fc.array(listOf(fc.array(listOf(fc.constant([])), { maxLength: 1 })), { maxLength: 2 }))
const block: fc.Arbitrary<BodyBlock> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('paragraph' as const), content }) },
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), content }),
  fc.record({ kind: fc.constant('quote' as const), content }),
  list,
  fc.record({ kind: fc.constant('pullQuote' as const), text: phrase, by: phrase }),
  fc.record({ kind: fc.constant('picture' as const), src: phrase, caption: phrase, credit: phrase }),
  fc.record({
    kind: fc.constant('embed' as const),
    url: fc.constantFrom('https://www.youtube.com/watch?v=aqz-KE-bpKQ&t="1"', 'https://a.example/{x}'),
    title: phrase.map((text) => `t${text}`),
  }),
)
const body: fc.Arbitrary<Body> = fc.array(block, { maxLength: 6 }).map(canonicalBody)

// Fixed names: story n is called by the n-th ref that was asked for, pictures likewise.
function registry() {
  const refs: string[] = []
  const id = (name: string) => (refs.includes(name) ? refs.indexOf(name) : refs.push(name) - 1)
  const name = (index: number) => refs[index] ?? null
  return { ids: { story: id, picture: id }, names: { story: name, picture: name } }
}

const runs = Number(process.env.PROPERTY_RUNS ?? 200)
vi.setConfig({ testTimeout: 60_000 })

describe('any body', () => {
  it('reads back from Markdown as it was written', () => {
    fc.assert(
      fc.property(body, (written) => {
        expect(parseMarkdown(printMarkdown(written))).toEqual(written)
      }),
      { numRuns: runs },
    )
  })

  it('comes back from Lexical as it was, and always as the same JSON', () => {
    fc.assert(
      fc.property(body, (written) => {
        const { ids, names } = registry()
        const lexical = toLexical(written, ids)
        expect(fromLexical(JSON.parse(JSON.stringify(lexical)), names)).toEqual(written)
        expect(toLexical(written, ids)).toEqual(lexical)
      }),
      { numRuns: runs },
    )
  })
})

describe('any Markdown', () => {
  it('either names a line that it refuses, or reads the same once it has been written canonically', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, space), { maxLength: 40 }), (parts) => {
        const markdown = parts.map(([text, blank]) => text + blank).join('')
        let parsed: Body
        try {
          parsed = parseMarkdown(markdown)
        } catch (error) {
          expect(error).toBeInstanceOf(MarkdownError)
          expect((error as MarkdownError).line).toBeLessThanOrEqual(markdown.split(/\r\n?|\n/).length)
          return
        }
        expect(parseMarkdown(printMarkdown(parsed))).toEqual(parsed)
      }),
      { numRuns: runs },
    )
  })
})

const at = (text: string, style: Partial<Run> = {}): Run => ({ text, bold: false, italic: false, link: null, ...style })
const toUrl = (url: string) => ({ link: { kind: 'url' as const, url } })

describe('parseMarkdown', () => {
  it.each<[string, string, Body]>([
    [
      'Indonesian',
      'Kapal *Nusa Laor* berangkat.',
      [{ kind: 'paragraph', content: [at('Kapal '), at('Nusa Laor', { italic: true }), at(' berangkat.')] }],
    ],
    [
      'Chinese emphasis beside full-width marks',
      '他说**《新闻》**报道。',
      [{ kind: 'paragraph', content: [at('他说'), at('《新闻》', { bold: true }), at('报道。')] }],
    ],
    [
      'Japanese wrapped lines, which join without a space',
      '大阪へ\n直行する。',
      [{ kind: 'paragraph', content: [at('大阪へ直行する。')] }],
    ],
    ['wrapped lines in scripts with spaces', 'قال\nالوزير', [{ kind: 'paragraph', content: [at('قال الوزير')] }]],
    [
      'Arabic link',
      'راجع [التقرير](https://example.org/ar)؟',
      [{ kind: 'paragraph', content: [at('راجع '), at('التقرير', toUrl('https://example.org/ar')), at('؟')] }],
    ],
    [
      'a link to a story',
      '[jarak](story:warta-sample:14-two-nights-by-ferry)',
      [
        {
          kind: 'paragraph',
          content: [at('jarak', { link: { kind: 'story', ref: 'warta-sample:14-two-nights-by-ferry' } })],
        },
      ],
    ],
    ['line breaks', 'satu\\\ndua  \ntiga', [{ kind: 'paragraph', content: [at('satu\ndua\ntiga')] }]],
    [
      'headings, whatever their level',
      '# A\n\n## B\n\n### C\n\n#### D',
      [
        { kind: 'heading', level: 2, content: [at('A')] },
        { kind: 'heading', level: 2, content: [at('B')] },
        { kind: 'heading', level: 3, content: [at('C')] },
        { kind: 'heading', level: 3, content: [at('D')] },
      ],
    ],
    ['a quote of two paragraphs', '> satu\n>\n> dua', [{ kind: 'quote', content: [at('satu\ndua')] }]],
    [
      'nested lists',
      '3. a\n   - b\n4. c',
      [
        {
          kind: 'list',
          ordered: true,
          start: 3,
          entries: [
            {
              content: [at('a')],
              nested: [{ kind: 'list', ordered: false, start: 1, entries: [{ content: [at('b')], nested: [] }] }],
            },
            { content: [at('c')], nested: [] },
          ],
        },
      ],
    ],
    [
      'blocks',
      '::picture{src="p.jpg" caption="Dermaga \u201cTimur\u201d" credit="Warta"}\n\n::embed{url="https://youtu.be/x?a=1&b=2" title="Rapat"}\n\n:::pullquote{by="Ruth"}\n“Ikan **lelah**.”\n:::',
      [
        { kind: 'picture', src: 'p.jpg', caption: 'Dermaga “Timur”', credit: 'Warta' },
        { kind: 'embed', url: 'https://youtu.be/x?a=1&b=2', title: 'Rapat' },
        { kind: 'pullQuote', text: '“Ikan lelah.”', by: 'Ruth' },
      ],
    ],
    [
      'what the dialect leaves out, as the text that it is',
      '<script>alert(1)</script>\n\n| a | b |\n\n    `x` pukul 10:30:rapat\n\n***',
      [
        { kind: 'paragraph', content: [at('<script>alert(1)</script>')] },
        { kind: 'paragraph', content: [at('| a | b |')] },
        { kind: 'paragraph', content: [at('`x` pukul 10:30:rapat')] },
        { kind: 'paragraph', content: [at('***')] },
      ],
    ],
    ['nothing', ' \n\n\t', []],
  ])('reads %s', (_, markdown, expected) => {
    expect(parseMarkdown(markdown)).toEqual(expected)
    expect(parseMarkdown(printMarkdown(expected))).toEqual(expected)
  })

  it.each([
    ['a\n\n::pictur{src="a"}', 'line 3: "pictur" is not a block; did you mean "picture"?'],
    ['::gallery{}', 'line 1: "gallery" is not a block; there are: picture, embed, pullquote'],
    ['::picture{source="a"}', 'line 1: picture has no attribute "source"; there are: src, caption, credit'],
    ['::picture{caption="a"}', 'line 1: picture needs src="…"'],
    [
      '::embed{url="javascript:alert(1)" title="a"}',
      'line 1: embed: "javascript:alert(1)" is no address of a secure web page (https://…)',
    ],
    ['::embed{url="https://a.example"}', 'line 1: embed needs title="…"'],
    [':::pullquote\n:::', 'line 1: pullquote needs a sentence'],
    [`::picture{src="a" caption="${'x'.repeat(601)}"}`, 'line 1: picture: caption has 601 characters, at most 600'],
    ['- a\n\n  ::picture{src="a"}', 'line 3: "picture" must stand on its own, not inside a quote or a list'],
    ['\n![peta](peta.png)', 'line 2: pictures are written ::picture{src="…"}, alone on a line'],
    ['a\nb [x](javascript:alert(1))', 'line 2: a link can\'t lead to "javascript:alert(1)"'],
    ['[x](//evil.example)', 'line 1: a link can\'t lead to "//evil.example"'],
    [`a\n${'> '.repeat(3000)}b`, 'line 2: the text is nested too deeply'],
    [':::pullquote\n'.repeat(3000), 'line 11: the text is nested too deeply'],
  ])('refuses %j', (markdown, reason) => {
    expect(() => parseMarkdown(markdown)).toThrow(MarkdownError)
    expect(() => parseMarkdown(markdown)).toThrow(reason)
  })
})

describe('fromLexical', () => {
  const names = { story: () => null, picture: () => null }

  it.each([null, 7, 'x', [], {}, { root: null }, { root: { children: [null, 3, { children: 'x' }] } }])(
    'takes %j for an empty body',
    (state) => {
      expect(fromLexical(state, names)).toEqual([])
    },
  )

  it('keeps the text of links to stories that are gone, and leaves out pictures that are gone', () => {
    const { ids } = registry()
    const written = parseMarkdown('[jarak](story:x) jauh\n\n::picture{src="a.jpg"}')
    expect(fromLexical(toLexical(written, ids), names)).toEqual([{ kind: 'paragraph', content: [at('jarak jauh')] }])
  })
})
