// Imports a stream of records: several at a time, each in its own transaction, in constant memory.
import type { Payload } from 'payload'
import { actAs } from '#lib/newsroom/audit/acting.ts'
import { inTransaction } from '#lib/newsroom/writing/transaction.ts'
import { type Line, lineLimit, readLines } from '../record/lines.ts'
import { type ImportRecord, parseRecord } from '../record/record.ts'
import type { ImportContext, SaveResult } from './context.ts'
import { describeRecordFailure, rootCauseMessage } from './failure.ts'
import { createPictures } from './pictures.ts'
import { createResolver } from './reference-resolver.ts'
import { saveRecord } from './save.ts'
import { openSpool, type Spool } from './spool.ts'

export type ImportCounts = {
  /** Lines that held a record and were saved. */
  records: number
  /** Documents: an original, a translation, a section… each counts one. */
  created: number
  updated: number
  unchanged: number
  /** Lines that could not be imported. */
  failed: number
  /** Bytes read so far. */
  bytes: number
}

export type ImportOptions = {
  readonly payload: Payload
  readonly bytes: AsyncIterable<Uint8Array>
  /** Folder that the records' file names are relative to. */
  readonly folder: string
  /** Called with each line that failed, or that was saved with a reservation, and why. */
  readonly report: (line: number, problem: string) => void
  /** Called after each line. */
  readonly progress?: (counts: Readonly<ImportCounts>) => void
  /** Checks everything and writes nothing. */
  readonly dryRun?: boolean
  /** Unknown sections are errors instead of being created. */
  readonly strict?: boolean
  /** Stops between two records. */
  readonly signal?: AbortSignal
  /** Records saved at the same time. */
  readonly concurrency?: number
}

/**
 * Imports records, one per line, as docs/import-format.md describes them. A line that fails is reported and changes
 * nothing; the others are imported. The same input twice changes nothing the second time.
 * @throws when the database is lost: what was saved until then stays, and a second run completes it
 */
export async function importRecords(options: ImportOptions): Promise<ImportCounts> {
  const counts: ImportCounts = { records: 0, created: 0, updated: 0, unchanged: 0, failed: 0, bytes: 0 }
  const spool = await openSpool()
  try {
    await new Import(options, counts, spool).run()
    return counts
  } finally {
    await spool.remove()
  }
}

class Import {
  readonly #options: ImportOptions
  readonly #counts: ImportCounts
  /** Stories that link to stories which come later in the file: they are saved again at the end. */
  readonly #spool: Spool
  readonly #context: ImportContext
  readonly #running = new Map<Promise<void>, string>()
  #lost: unknown = null
  #line = 0
  #type = ''

  constructor(options: ImportOptions, counts: ImportCounts, spool: Spool) {
    this.#options = options
    this.#counts = counts
    this.#spool = spool
    const { dryRun = false, strict = false, folder } = options
    const warn = (problem: string) => options.report(this.#line, problem)
    this.#context = {
      dryRun,
      resolver: createResolver({ dryRun, strict, warn }),
      pictures: createPictures({ folder, dryRun }),
    }
  }

  async run(): Promise<void> {
    for await (const line of readLines(this.#options.bytes)) {
      if (this.#options.signal?.aborted || this.#lost) break
      this.#counts.bytes = line.bytes
      await this.#take(line)
      this.#options.progress?.(this.#counts)
    }
    await this.#settle()
    if (!this.#options.signal?.aborted && !this.#options.dryRun) await this.#linkLater()
    this.#options.progress?.(this.#counts)
  }

  async #take(line: Line): Promise<void> {
    if ('problem' in line) return this.#fail(line.number, line.problem)
    let record: ImportRecord
    try {
      record = parseRecord(line.text)
    } catch (error) {
      return this.#fail(line.number, describeRecordFailure(error) ?? String(error))
    }
    // Stories need the sections and pictures before them, and the front page the stories: kinds don't mix.
    if (record.type !== this.#type) await this.#settle()
    this.#type = record.type
    // Lines about the same document keep their order.
    const name = recordIdentity(record)
    while (this.#running.size >= (this.#options.concurrency ?? 4) || [...this.#running.values()].includes(name)) {
      await Promise.race(this.#running.keys())
    }
    const work: Promise<void> = this.#save(record, line).finally(() => this.#running.delete(work))
    this.#running.set(work, name)
  }

  async #save(record: ImportRecord, line: Line & { text: string }): Promise<void> {
    try {
      this.#line = line.number
      const { outcomes, missing, openWith = [] } = await this.#write(record)
      this.#counts.records += 1
      if (openWith.length > 0) {
        const people = openWith.join(' and ')
        const change = this.#options.dryRun ? 'would change' : 'changed'
        this.#options.report(line.number, `${change} what ${people} has open: their next save shows them both texts`)
      }
      for (const outcome of outcomes) this.#counts[outcome] += 1
      if (missing.length > 0 && !this.#options.dryRun) await this.#spool.add(line.number, line.text)
    } catch (error) {
      this.#failed(line.number, error)
    }
  }

  #write(record: ImportRecord): Promise<SaveResult> {
    return inTransaction(this.#options.payload, async (transaction) => {
      actAs(transaction.req, { way: 'import', process: 'import' })
      try {
        return await saveRecord(transaction, record, this.#context)
      } catch (error) {
        // It may have failed because a cached id is gone.
        this.#context.resolver.clearCache()
        throw error
      }
    })
  }

  #failed(line: number, error: unknown): void {
    const problem = describeRecordFailure(error)
    if (problem) this.#fail(line, problem)
    else this.#lost ??= error
  }

  #fail(line: number, problem: string): void {
    this.#counts.failed += 1
    this.#options.report(line, problem)
  }

  async #settle(): Promise<void> {
    await Promise.all(this.#running.keys())
    if (this.#lost) throw new Error(rootCauseMessage(this.#lost), { cause: this.#lost })
  }

  async #linkLater(): Promise<void> {
    for await (const { number, text } of this.#spool.read(lineLimit)) {
      if (this.#options.signal?.aborted) return
      const record = parseRecord(text)
      const { missing } = await this.#write(record)
      if (missing.length > 0) {
        this.#options.report(
          number,
          `no story is called ${missing.map((ref) => `"${ref}"`).join(', ')}: the links are plain text`,
        )
      }
    }
  }
}

function recordIdentity(record: ImportRecord): string {
  if ('ref' in record) return record.ref
  if ('key' in record) return record.key
  if ('slug' in record) return record.slug
  return record.type === 'picture' ? (record.hash ?? record.file ?? '') : record.type
}
