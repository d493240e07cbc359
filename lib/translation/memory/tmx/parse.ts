// Parses the XML of a TMX file (TMX 1.4b): its header, and one unit at a time. entries.ts interprets them.
import { SaxesParser } from 'saxes'
import { decodeCharacter } from './characters.ts'
import { type FilePosition, positionAfter } from './fragments.ts'

/** A TMX file is malformed. */
export class TmxError extends Error {
  override readonly name = 'TmxError'
  readonly place: FilePosition

  constructor(reason: string, place: FilePosition) {
    super(reason)
    this.place = place
  }
}

export type Attributes = Readonly<Record<string, string>>

/**
 * A part of a segment. `open` and `close` belong together by `id`. `match` is what source and translation share: `x1` for
 * the attribute x, `i1` for i where there is no x.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly id: string; readonly match: string | null }
  | { readonly kind: 'close'; readonly id: string }
  | { readonly kind: 'single'; readonly match: string | null }

/** One language of a unit. */
export type Variant = {
  readonly attributes: Attributes
  readonly props: ReadonlyMap<string, string>
  readonly segment: readonly Inline[]
  /** Found out when asked: most variants are fine. */
  readonly place: () => FilePosition
}

export type Unit = {
  readonly attributes: Attributes
  readonly props: ReadonlyMap<string, string>
  readonly variants: readonly Variant[]
}

/**
 * Reads what stands before the body.
 * @returns the header's attributes
 * @throws TmxError when it is no XML, or not TMX
 */
export function parseProlog(text: string, start: FilePosition): Attributes {
  const parser = new SaxesParser()
  let root = ''
  let header: Attributes = {}
  parser.on('error', (error) => fail(parser, error, text, start))
  parser.on('opentag', ({ name, attributes }) => {
    root ||= name
    if (name === 'header') header = attributes
  })
  parser.write(text)
  if (root !== 'tmx') throw new TmxError(`the file is <${root}>, not <tmx>`, start)
  return header
}

/**
 * Reads one unit. Entities of the file's own are not known, so that nothing grows; neither are elements that TMX lacks.
 * @throws TmxError when it is no XML, or not as TMX wants it
 */
export function parseUnit(text: string, start: FilePosition): Unit {
  const parser = new SaxesParser()
  const at = (position: number) => placeAt(position, text, start)
  const reader = new UnitReader(at, (reason) => {
    throw new TmxError(reason, at(parser.position - 1))
  })
  parser.on('error', (error) => fail(parser, error, text, start))
  parser.on('opentag', ({ name, attributes }) =>
    // An attribute can't have this character.
    reader.open(name, attributes, text.lastIndexOf('<', parser.position - 1)),
  )
  parser.on('text', (part) => reader.text(part))
  parser.on('cdata', (part) => reader.text(part))
  parser.on('closetag', ({ name }) => reader.close(name))
  parser.write(text).close()
  return reader
}

function fail(parser: SaxesParser, error: Error, text: string, start: FilePosition): never {
  // saxes says where, counted from the start of the piece, and what: "1:12: disallowed character."
  const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
  const sentence = sentences[reason]
  // It is taken for the start of an entity, and found out only where that ends.
  const ampersand = sentence ? -1 : text.search(/&(?!#?[\p{L}\p{N}_:.-]+;)/u)
  if (ampersand >= 0) throw new TmxError('this is no XML: & must be written &amp;', placeAt(ampersand, text, start))
  throw new TmxError(sentence ?? `this is no XML: ${reason}`, placeAt(parser.position - 1, text, start))
}

const sentences: Readonly<Record<string, string>> = {
  'disallowed character': 'a character that XML does not allow, or that can not be decoded',
  'malformed character entity': 'a reference to a character that XML does not allow',
  'undefined entity': 'an entity that is not defined; only &amp; &lt; &gt; &quot; and &apos; are',
}

/** The place in the file of a piece's character. */
const placeAt = (position: number, text: string, start: FilePosition): FilePosition =>
  positionAfter(start, text.slice(0, Math.max(0, position)))

/** Deepest nesting of elements; TMX itself needs a handful. */
const maxDepth = 100
/** Elements of a segment whose content is another program's code, not text. */
const codes = new Set(['bpt', 'ept', 'ph', 'it', 'ut'])

const matchOf = ({ i, x }: Attributes): string | null => (x !== undefined ? `x${x}` : i !== undefined ? `i${i}` : null)

class UnitReader implements Unit {
  attributes: Attributes = {}
  readonly props = new Map<string, string>()
  readonly variants: (Variant & { props: Map<string, string>; segment: Inline[]; hasSegment: boolean })[] = []
  readonly #placeAt: (position: number) => FilePosition
  readonly #fail: (reason: string) => never
  readonly #path: { readonly name: string; readonly attributes: Attributes; readonly order: number }[] = []
  /** Elements opened so far: gives those without a number of their own one. */
  #opened = 0
  /** The text of the property or code that is being read. */
  #content = ''

  constructor(placeAt: (position: number) => FilePosition, fail: (reason: string) => never) {
    this.#placeAt = placeAt
    this.#fail = fail
  }

  /** @param position where its tag begins */
  open(name: string, attributes: Attributes, position: number): void {
    const parent = this.#path.at(-1)?.name
    this.#opened += 1
    if (this.#path.push({ name, attributes, order: this.#opened }) > maxDepth)
      this.#fail('elements are nested too deeply')
    const variant = this.variants.at(-1)
    if (parent === undefined) this.attributes = attributes
    else if (name === 'tuv' && parent === 'tu') {
      this.variants.push({
        attributes,
        props: new Map(),
        segment: [],
        place: () => this.#placeAt(position),
        hasSegment: false,
      })
    } else if (name === 'seg' && parent === 'tuv' && variant) {
      if (variant.hasSegment) this.#fail('there are two <seg> in one <tuv>')
      variant.hasSegment = true
    } else if (this.#isWithin('seg')) this.#openInline(name, attributes, parent)
    if (name === 'prop' || codes.has(name)) this.#content = ''
  }

  text(part: string): void {
    const name = this.#path.at(-1)?.name
    if (name === 'seg' || name === 'hi') this.#addText(part)
    else this.#content += part
  }

  close(name: string): void {
    const closed = this.#path.pop()
    if (!closed) return
    const parent = this.#path.at(-1)?.name
    if (name === 'prop' && closed.attributes.type !== undefined) {
      const props = parent === 'tuv' ? this.variants.at(-1)?.props : parent === 'tu' ? this.props : undefined
      props?.set(closed.attributes.type, this.#content.trim())
    } else if (name === 'hi') this.#add({ kind: 'close', id: `hi ${closed.order}` })
    else if (name === 'ph' && this.#isWithin('seg')) {
      const character = decodeCharacter(closed.attributes.type, this.#content)
      if (character === null) this.#add({ kind: 'single', match: matchOf(closed.attributes) })
      else this.#addText(character)
    }
  }

  #openInline(name: string, attributes: Attributes, parent: string): void {
    const { i } = attributes
    if (name === 'sub') this.#fail('text within a code (<sub>) is not supported')
    if (parent !== 'seg' && parent !== 'hi') this.#fail(`<${name}> can not stand in <${parent}>`)
    if (name === 'hi') this.#add({ kind: 'open', id: `hi ${this.#opened}`, match: matchOf(attributes) })
    else if (name === 'bpt' || name === 'ept') {
      if (i === undefined) this.#fail(`<${name}> lacks the attribute i`)
      else this.#add(name === 'bpt' ? { kind: 'open', id: i, match: matchOf(attributes) } : { kind: 'close', id: i })
    } else if (name === 'it' || name === 'ut') this.#add({ kind: 'single', match: matchOf(attributes) })
    else if (name !== 'ph') this.#fail(`<${name}> can not stand in <seg>`)
  }

  #isWithin(name: string): boolean {
    return this.#path.some((element) => element.name === name)
  }

  #add(part: Inline): void {
    this.variants.at(-1)?.segment.push(part)
  }

  #addText(text: string): void {
    const segment = this.variants.at(-1)?.segment
    const last = segment?.at(-1)
    // What looks like a tag may come in several parts, so they are joined before they are looked at.
    if (last?.kind === 'text') segment?.splice(-1, 1, { kind: 'text', text: last.text + text })
    else segment?.push({ kind: 'text', text })
  }
}
