// Splits a TMX file into fragments: the prolog before the body, and each unit. So a malformed unit doesn't affect
// others, and only one is in memory at a time.

/** Where something begins in the file, both counted from 1; columns in characters. */
export type FilePosition = { readonly line: number; readonly column: number }

export type Fragment =
  /** From the start of the file to the tag that opens the body. */
  | ({ readonly kind: 'prolog'; readonly text: string } & FilePosition)
  /** From `<tu` to `</tu>`, or to where the next begins when that is missing. */
  | ({ readonly kind: 'unit'; readonly text: string } & FilePosition)
  | ({ readonly kind: 'problem'; readonly reason: string } & FilePosition)

/** Longest unit that is read, in UTF-16 units. */
const maxUnitLength = 4 * 1024 * 1024
/** Longest mark below, less one: a mark may begin in one chunk and end in the next. */
const longestMark = 9

// Comments and CDATA sections are marks because tags in them are none.
const marks = {
  prolog: /<!--|<!\[CDATA\[|<body(?=[\s>/])/g,
  between: /<!--|<!\[CDATA\[|<\/body(?=[\s>])|<tu(?=[\s>/])/g,
  unit: /<!--|<!\[CDATA\[|<\/body(?=[\s>])|<\/tu(?=[\s>])|<tu(?=[\s>/])/g,
} as const
const ends: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '</tu': '>', '<body': '>' }

type Mark = { readonly name: string; readonly start: number; readonly end: number }

/** Splits text as it comes; give each chunk to `push`, and call `end` after the last. */
export class FragmentReader {
  #state: keyof typeof marks | 'after' = 'prolog'
  /** What is not given yet; it begins at `#place`. */
  #pending = ''
  #place: FilePosition = { line: 1, column: 1 }
  /** Up to here `#pending` has no mark that is still to be looked at. */
  #searched = 0
  /** What stands between two units is reported once. */
  #strayReported = false;

  *push(chunk: string): Generator<Fragment> {
    if (this.#state === 'after') return
    this.#pending += chunk
    for (let mark = this.#nextMark(); mark; mark = this.#nextMark()) yield* this.#take(mark)
    if (this.#state === 'between') yield* this.#stray(this.#searched)
    if (this.#pending.length > maxUnitLength) yield* this.#tooLong()
  }

  *end(): Generator<Fragment> {
    if (this.#state === 'after') return
    if (this.#state === 'prolog') yield this.#problem('there is no <body>: this is no TMX file')
    else if (this.#state === 'unit') yield this.#problem('the file ends within this unit; it may be cut off')
    else {
      yield* this.#stray(this.#pending.length)
      yield this.#problem('the file ends without </body>; it may be cut off')
    }
  }

  #nextMark(): Mark | null {
    if (this.#state === 'after') return null
    const pattern = marks[this.#state]
    pattern.lastIndex = this.#searched
    const found = pattern.exec(this.#pending)
    if (!found) {
      this.#searched = Math.max(this.#searched, this.#pending.length - longestMark)
      return null
    }
    const { 0: name, index: start } = found
    const closing = ends[name]
    const end = closing === undefined ? start + name.length : this.#pending.indexOf(closing, start + name.length)
    if (end < 0) {
      this.#searched = start
      return null
    }
    return { name, start, end: end + (closing?.length ?? 0) }
  }

  *#take({ name, start, end }: Mark): Generator<Fragment> {
    if (name === '<!--' || name === '<![CDATA[') {
      if (this.#state === 'between') {
        yield* this.#stray(start)
        this.#skip(end - start)
      } else this.#searched = end
    } else if (name === '<body') {
      this.#state = this.#pending[end - 2] === '/' ? 'after' : 'between'
      yield this.#piece('prolog', end)
    } else if (this.#state === 'between') {
      yield* this.#stray(start)
      this.#strayReported = false
      this.#searched = name.length
      this.#state = name === '<tu' ? 'unit' : 'after'
    } else {
      // Another unit, or the end of all, before the end of this one: it is reported when it is parsed.
      yield this.#piece('unit', name === '</tu' ? end : start)
      this.#state = name === '</body' ? 'after' : name === '<tu' ? 'unit' : 'between'
      this.#searched = name === '<tu' ? name.length : 0
    }
  }

  /** Drops what stands between units, and reports it if it is more than blanks. */
  *#stray(length: number): Generator<Fragment> {
    const text = this.#pending.slice(0, length).replace(/<\?[^?]*\?>/g, (tool) => ' '.repeat(tool.length))
    const start = text.search(/\S/)
    if (start >= 0 && !this.#strayReported) {
      this.#strayReported = true
      this.#skip(start)
      const part = text.slice(start, start + 40).trimEnd()
      yield this.#problem(`this is no unit: ${JSON.stringify(part)}`)
      this.#skip(length - start)
    } else this.#skip(length)
  }

  *#tooLong(): Generator<Fragment> {
    const limit = `${maxUnitLength / 1024 / 1024} million characters`
    if (this.#state === 'unit') {
      yield this.#problem(`the unit is longer than ${limit}`)
      this.#state = 'between'
      this.#strayReported = true
      this.#skip(this.#pending.length)
    } else {
      const what = this.#state === 'prolog' ? 'there is no <body> in' : 'a comment is longer than'
      yield this.#problem(`${what} ${limit}${this.#state === 'prolog' ? ': this is no TMX file' : ''}`)
      this.#state = 'after'
    }
  }

  #problem(reason: string): Fragment {
    return { kind: 'problem', reason, ...this.#place }
  }

  #piece(kind: 'prolog' | 'unit', length: number): Fragment {
    const piece = { kind, text: this.#pending.slice(0, length), ...this.#place } as const
    this.#skip(length)
    return piece
  }

  #skip(length: number): void {
    this.#place = positionAfter(this.#place, this.#pending.slice(0, length))
    this.#pending = this.#pending.slice(length)
    this.#searched = Math.max(0, this.#searched - length)
  }
}

/** The position after `text`, which begins at the given one. */
export function positionAfter({ line, column }: FilePosition, text: string): FilePosition {
  const last = text.lastIndexOf('\n')
  const inLine = [...text.slice(last + 1)].length
  if (last < 0) return { line, column: column + inLine }
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1
  return { line: line + lines, column: inLine + 1 }
}
