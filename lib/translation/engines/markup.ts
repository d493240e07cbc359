// Tagged text as engines that take XML or HTML want it. `<1>` is a name in neither, so it becomes `<t1>`; text is
// escaped as theirs is. What is to be left alone becomes `<k90 translate="no">`: HTML knows the attribute, for XML
// there are `keptElements`.
import { escapeText, parseTagged, type TaggedNode } from '#lib/segments/index.ts'

/** Numbers of tags whose content must not be translated. */
type Kept = ReadonlyMap<number, unknown>

/** Names of the elements that must not be translated. */
export const untranslatedElements = (kept: readonly Kept[]): string[] => [
  ...new Set(kept.flatMap((numbers) => [...numbers.keys()].map((number) => `k${number}`))),
]

/** Tagged text as a fragment of XML. */
export function toMarkup(tagged: string, kept: Kept): string {
  const print = (nodes: readonly TaggedNode[]): string =>
    nodes
      .map((node) => {
        if (node.kind === 'text') return escapeXml(node.text)
        if (node.kind === 'empty') return `<t${node.number}/>`
        const [name, attribute] = kept.has(node.number)
          ? [`k${node.number}`, ' translate="no"']
          : [`t${node.number}`, '']
        return `<${name}${attribute}>${print(node.children)}</${name}>`
      })
      .join('')
  return print(parseTagged(tagged) ?? [{ kind: 'text', text: tagged }])
}

const element = /(<\/?[tk][1-9]\d{0,8}(?:\s[^<>]*)?\/?>)/i

/**
 * Converts an answer to tagged text. Unknown elements stay as text, broken tags stay broken: the checks find them.
 */
export function fromMarkup(markup: string): string {
  return (
    markup
      .split(element)
      .map((part, index) => {
        if (index % 2 === 0) return escapeText(unescapeXml(part))
        const number = /\d+/.exec(part)?.[0]
        return part.startsWith('</') ? `</${number}>` : part.endsWith('/>') ? `<${number}/>` : `<${number}>`
      })
      .join('')
      // HTML writes an element without content with two tags.
      .replace(/<([1-9]\d{0,8})><\/\1>/g, '<$1/>')
  )
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
