import { expect, it } from 'vitest'
import { type Segment, textHash } from '#lib/segments/index.ts'
import { reportedPairKey } from './anchors.ts'

const segment = (key: string, kind: Segment['kind'], text: string): Segment => ({
  key,
  kind,
  text,
  hash: textHash(text),
})
const pair = (key: string, kind: Segment['kind'], source: string, target: string) => ({
  original: segment(key, kind, source),
  translated: segment(key, kind, target),
  record: null,
})
const pairs = [
  pair('headline', 'headline', 'Judul', 'عنوان'),
  pair('body.0', 'paragraph', 'Satu', 'واحد <1>اثنان</1>'),
  pair('body.1', 'h2', 'Sub', 'فرعي'),
  pair('body.2', 'paragraph', 'Tiga', 'ثلاثة'),
]

it.each([
  ['the text that it quotes', 'p2', 'واحد  اثنان', 'body.0'],
  ['its anchor, when the text has changed', 'p2', 'ما كان هنا', 'body.2'],
  ['nothing that is gone', 'p9', 'ما كان هنا', null],
  ['nothing without an anchor', null, 'ما كان هنا', null],
  ['the headline, by its words', null, 'عنوان', 'headline'],
])('a report is about %s', (_, anchor, paragraph, expected) =>
  expect(reportedPairKey({ anchor, paragraph }, pairs)).toBe(expected),
)
