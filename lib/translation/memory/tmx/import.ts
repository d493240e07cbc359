// Reads TMX into the memory: unit by unit, a few hundred entries per statement, in constant memory.
import type { Queryable } from '#lib/database/queryable.ts'
import { type MemoryEntry, storeAndCount } from '../store.ts'
import type { Defaults, Problem } from './entries.ts'
import { readTmx } from './read.ts'

export type TmxCounts = {
  /** Units that were read, good or not. */
  units: number
  /** Entries of the memory: one per unit and language. */
  created: number
  updated: number
  /** Known already, or older than what is known. */
  unchanged: number
  /** Things that were reported. */
  failed: number
  /** Bytes read so far. */
  bytes: number
}

export type TmxImport = {
  /** Called with everything that could not be imported, where it is in the file, and why. */
  readonly report: (problem: Problem) => void
  /** Called now and then. */
  readonly progress?: (counts: Readonly<TmxCounts>) => void
  /** For units that don't say who wrote them, and when. */
  readonly defaults: Defaults
  /** Checks everything and writes nothing. */
  readonly dryRun?: boolean
  /** Stops between two statements. */
  readonly signal?: AbortSignal
}

/** Entries per statement. */
const batchSize = 250

/**
 * Imports a file. A unit that is wrong is reported, the others are imported; a file that is cut off, or no TMX, is
 * reported, and what came before the place stays. A file may be imported again at any time.
 *
 * @param bytes UTF-8, UTF-16, or what the XML declaration says
 * @throws when the database is lost; what was written until then stays
 */
export async function importTmx(
  db: Queryable,
  bytes: AsyncIterable<Uint8Array>,
  options: TmxImport,
): Promise<TmxCounts> {
  const counts: TmxCounts = { units: 0, created: 0, updated: 0, unchanged: 0, failed: 0, bytes: 0 }
  let batch: MemoryEntry[] = []
  const write = async () => {
    const kept = await storeAndCount(db, batch, options.dryRun)
    for (const outcome of ['created', 'updated', 'unchanged'] as const) counts[outcome] += kept[outcome]
    batch = []
    options.progress?.(counts)
  }
  for await (const { entries, problems, isUnit, bytes: read } of readTmx(bytes, options.defaults)) {
    for (const problem of problems) options.report(problem)
    counts.units += isUnit ? 1 : 0
    counts.failed += problems.length
    counts.bytes = read
    batch.push(...entries)
    if (batch.length >= batchSize) await write()
    if (options.signal?.aborted) break
  }
  await write()
  return counts
}
