// Lines of a byte stream, each decoded on its own: one broken line never spoils the next, and memory stays bounded.

/** Longest line that is read, in bytes; longer ones are skipped. */
export const lineLimit = 32 * 1024 * 1024

/** A line, numbered from 1, or why it could not be read. `bytes` counts the stream up to its end. */
export type Line =
  | { readonly number: number; readonly bytes: number; readonly text: string }
  | { readonly number: number; readonly bytes: number; readonly problem: string }

const lineFeed = 0x0a
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Splits bytes into lines at `\n`. Empty lines count but are not given; a byte order mark at the start is ignored.
 * Holds one line at most.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>, limit = lineLimit): AsyncGenerator<Line> {
  let number = 0
  let total = 0
  let pending: Uint8Array[] = []
  let length = 0
  const take = (): Line | null => {
    number += 1
    const line = length > limit ? tooLong(number, total, limit) : decodedLine(pending, number, total)
    pending = []
    length = 0
    return line
  }
  for await (const chunk of bytes) {
    for (let start = 0; start < chunk.length; ) {
      const found = chunk.indexOf(lineFeed, start)
      const end = found < 0 ? chunk.length : found
      length += end - start
      total += end - start + (found < 0 ? 0 : 1)
      if (length > limit) pending = []
      else pending.push(chunk.subarray(start, end))
      start = end + 1
      const line = found < 0 ? null : take()
      if (line) yield line
    }
  }
  const last = length > 0 ? take() : null
  if (last) yield last
}

function tooLong(number: number, bytes: number, limit: number): Line {
  return { number, bytes, problem: `the line is longer than ${Math.floor(limit / 1024 / 1024)} MB` }
}

function decodedLine(chunks: readonly Uint8Array[], number: number, bytes: number): Line | null {
  const line = Buffer.concat(chunks)
  try {
    // Without ignoreBOM, a byte order mark at the start of a line is dropped.
    const text = decoder.decode(line).trim()
    return text === '' ? null : { number, bytes, text }
  } catch {
    return { number, bytes, problem: `the text is not valid UTF-8 (byte ${firstInvalidByte(line)} of the line)` }
  }
}

/** Position, from 1, of the first byte that can't be part of UTF-8. */
function firstInvalidByte(line: Buffer): number {
  let low = 0
  let high = line.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isPrefix(line.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  return low + 1
}

function isPrefix(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
