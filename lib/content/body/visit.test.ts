import { expect, it } from 'vitest'
import { type NodeVisitor, visit } from './visit.ts'

const kinds: Required<NodeVisitor<string, string>> = {
  root: (_, place) => `root ${place}`,
  paragraph: (_, place) => `paragraph ${place}`,
  heading: (_, place) => `heading ${place}`,
  quote: (_, place) => `quote ${place}`,
  list: (_, place) => `list ${place}`,
  listItem: (_, place) => `list item ${place}`,
  block: (_, place) => `block ${place}`,
  text: (_, place) => `text ${place}`,
  tab: (_, place) => `tab ${place}`,
  lineBreak: (_, place) => `line break ${place}`,
  link: (_, place) => `link ${place}`,
  other: (_, place) => `other ${place}`,
}

it.each([
  ['root', 'root'],
  ['paragraph', 'paragraph'],
  ['heading', 'heading'],
  ['quote', 'quote'],
  ['list', 'list'],
  ['listitem', 'list item'],
  ['block', 'block'],
  ['text', 'text'],
  ['tab', 'tab'],
  ['linebreak', 'line break'],
  ['link', 'link'],
  ['autolink', 'link'],
  ['horizontalrule', 'other'],
  ['constructor', 'other'],
  ['__proto__', 'other'],
  ['', 'other'],
  [null, 'other'],
  [undefined, 'other'],
  [['text'], 'other'],
])('takes %j for %s', (type, kind) => {
  expect(visit({ type, children: [] }, kinds, 'here')).toBe(`${kind} here`)
  expect(visit({ type }, { other: () => 'other' }, null)).toBe('other')
})
