// A TMX file from its bytes to entries of the memory, unit by unit.
import type { MemoryEntry } from '../store.ts'
import { decode } from './decode.ts'
import { type Defaults, entriesOf, type Problem } from './entries.ts'
import { type Fragment, FragmentReader } from './fragments.ts'
import { type Attributes, parseProlog, parseUnit, TmxError } from './parse.ts'

/** What a unit gives, or something that is no unit and was reported. */
export type ReadUnit = {
  readonly entries: readonly MemoryEntry[]
  readonly problems: readonly Problem[]
  readonly isUnit: boolean
  /** Bytes of the file that were read so far. */
  readonly bytes: number
}

/**
 * Reads a file; what is wrong with it is among the results. After a problem with the file as a whole nothing follows.
 * @param bytes UTF-8, UTF-16, or what the XML declaration says
 */
export async function* readTmx(bytes: AsyncIterable<Uint8Array>, defaults: Defaults): AsyncGenerator<ReadUnit> {
  let header: Attributes = {}
  for await (const { piece, bytes: read } of fragmentsOf(bytes)) {
    const isUnit = piece.kind === 'unit'
    try {
      if (piece.kind === 'prolog') header = parseProlog(piece.text, piece)
      else if (piece.kind === 'problem') yield { entries: [], problems: [piece], isUnit, bytes: read }
      else yield { ...entriesOf(parseUnit(piece.text, piece), piece, header, defaults), isUnit, bytes: read }
    } catch (error) {
      if (!(error instanceof TmxError)) throw error
      yield { entries: [], problems: [{ ...error.place, reason: error.message }], isUnit, bytes: read }
      // Without a good beginning, nothing is known of the rest.
      if (piece.kind === 'prolog') return
    }
  }
}

async function* fragmentsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ piece: Fragment; bytes: number }> {
  const reader = new FragmentReader()
  let total = 0
  try {
    for await (const { text, bytes: read } of decode(bytes)) {
      total = read
      for (const piece of reader.push(text)) yield { piece, bytes: total }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    yield { piece: { kind: 'problem', reason: error.message, line: 1, column: 1 }, bytes: total }
    return
  }
  for (const piece of reader.end()) yield { piece, bytes: total }
}
