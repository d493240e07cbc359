// A document's versions, with who saved them, as far as whoever asks may read them.
import type { PayloadRequest, TypedUser } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { entryWords } from '../audit/EntryRow.tsx'
import { type LoggedEntry, readEntries } from '../audit/read.ts'
import type { HeldDocument } from '../editing/holds.ts'
import { readTimeZone } from '../site-zone.ts'

/** Entries of the log looked at: far more than the versions that are kept leave. */
const most = 1000

export type VersionEntry = {
  readonly id: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly isPublished: boolean
  /** Words that were not to be the newest text: lib/newsroom/editing/aside.ts. */
  readonly isAside: boolean
  /** What the log says of it, oldest first. */
  readonly entries: readonly LoggedEntry[]
}

/** Newest first; with them what the log says besides, oldest first, and the words to say it in. */
export async function readVersions(req: PayloadRequest, { collection, id }: HeldDocument) {
  const zone = await readTimeZone(pool())
  const [{ docs }, entries, aside] = await Promise.all([
    req.payload.findVersions({
      ...{ collection, where: { parent: { equals: id } }, sort: '-updatedAt', pagination: false, depth: 0 },
      select: { createdAt: true, updatedAt: true, version: { _status: true } } as never,
      ...{ overrideAccess: false, user: req.user as TypedUser | null, req },
    }),
    readEntries(pool(), { collection, document: id }, { zone, most }),
    pool().query<{ id: number }>(`SELECT id FROM _${collection}_v WHERE parent_id = $1 AND put_aside`, [id]),
  ])
  const ofVersion = Map.groupBy(entries.toReversed(), ({ version }) => version)
  const asides = new Set(aside.rows.map((row) => row.id))
  const versions = (
    docs as unknown as { id: number; createdAt: string; updatedAt: string; version: { _status?: string | null } }[]
  ).map(
    ({ id, createdAt, updatedAt, version }): VersionEntry => ({
      id,
      // Words put aside are dated before the text that they were not to replace.
      at: asides.has(id) ? createdAt : updatedAt,
      isPublished: version._status === 'published',
      isAside: asides.has(id),
      entries: ofVersion.get(id) ?? [],
    }),
  )
  return { versions, besides: ofVersion.get(null) ?? [], words: entryWords(req, zone) }
}

/** The version that another is compared with unless somebody chooses: what words put aside stood beside, else the one before. */
export function comparedWith(versions: readonly VersionEntry[], of: VersionEntry): VersionEntry | undefined {
  const place = versions.indexOf(of)
  const isText = ({ isAside }: VersionEntry) => !isAside
  return of.isAside ? versions.slice(0, place).findLast(isText) : versions.slice(place + 1).find(isText)
}

/** Names of those who saved a version, each once, in the order in which they came. */
export const saversOf = ({ entries }: VersionEntry, who: (entry: LoggedEntry) => string | null): string[] => [
  ...new Set(entries.flatMap((entry) => who(entry) ?? [])),
]
