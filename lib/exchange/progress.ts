// A progress line on a terminal; nothing where there is none.
import type { ImportCounts } from './import.ts'

export type ProgressBar = {
  /** Shows how far the import is, a few times a second at most. */
  show(counts: Readonly<ImportCounts>): void
  /** Prints a line of its own. */
  above(text: string): void
  clear(): void
}

type Output = { readonly isTTY?: boolean; write(text: string): unknown }

const width = 24
const interval = 200

/** @param size bytes in all, or null when that is not known */
export function progressBar(output: Output, size: number | null): ProgressBar {
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
      current = barText(counts, size, (now - started) / 1000)
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

/** E.g. `[########----------------] 33 %  1,204 records  7,224 documents  312/s`. */
export function barText(counts: Readonly<ImportCounts>, size: number | null, seconds: number): string {
  const documents = counts.created + counts.updated + counts.unchanged
  const number = new Intl.NumberFormat('en')
  const parts = [`${number.format(counts.records)} records`, `${number.format(documents)} documents`]
  if (seconds > 0) parts.push(`${number.format(Math.round(documents / seconds))}/s`)
  if (counts.failed > 0) parts.push(`${number.format(counts.failed)} failed`)
  if (!size) return parts.join('  ')
  const share = Math.min(1, counts.bytes / size)
  const filled = Math.round(share * width)
  return [`[${'#'.repeat(filled)}${'-'.repeat(width - filled)}] ${Math.floor(share * 100)} %`, ...parts].join('  ')
}
