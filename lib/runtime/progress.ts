// A progress line on a terminal; nothing where there is none.

export type ProgressBar<Counts> = {
  /** Shows how far the work is, a few times a second at most. */
  show(counts: Readonly<Counts>): void
  /** Prints a line of its own. */
  above(text: string): void
  clear(): void
}

type Output = { readonly isTTY?: boolean; write(text: string): unknown }

const width = 24
const interval = 200

/** @param textOf what the line says, from the counts and the seconds since the beginning */
export function progressBar<Counts>(
  output: Output,
  textOf: (counts: Readonly<Counts>, seconds: number) => string,
): ProgressBar<Counts> {
  const started = performance.now()
  let shown = Number.NEGATIVE_INFINITY
  let current = ''
  const clear = () => {
    if (current) output.write('\r\x1b[K')
    current = ''
  }
  return {
    show(counts) {
      const now = performance.now()
      if (!output.isTTY || now - shown < interval) return
      shown = now
      current = textOf(counts, (now - started) / 1000)
      output.write(`\r\x1b[K${current}`)
    },
    above(text) {
      const again = current
      clear()
      output.write(`${text}\n`)
      current = again
      if (again) output.write(again)
    },
    clear,
  }
}

/** What is read from a file. */
type Reading = {
  readonly records: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: number
  readonly bytes: number
}

const number = new Intl.NumberFormat('en')

/**
 * How far a file has been read, e.g. `[########----------------] 33 %  1,204 records  7,224 documents  312/s`.
 *
 * @param size bytes in all, or null when that is not known
 * @param names of what the file holds and of what is made from it
 */
export function readingText(
  counts: Reading,
  size: number | null,
  seconds: number,
  names = { records: 'records', made: 'documents' },
): string {
  const made = counts.created + counts.updated + counts.unchanged
  const parts = [`${number.format(counts.records)} ${names.records}`, `${number.format(made)} ${names.made}`]
  if (seconds > 0) parts.push(`${number.format(Math.round(made / seconds))}/s`)
  if (counts.failed > 0) parts.push(`${number.format(counts.failed)} failed`)
  return size ? [shareText(counts.bytes / size), ...parts].join('  ') : parts.join('  ')
}

/** A share of 1 as a bar: `[########----------------] 33 %`. */
export function shareText(share: number): string {
  const shown = Math.min(1, Math.max(0, share))
  const filled = Math.round(shown * width)
  return `[${'#'.repeat(filled)}${'-'.repeat(width - filled)}] ${Math.floor(shown * 100)} %`
}
