// Pictures: found by the hash of their file, created when they are new.

import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { sql } from '@payloadcms/db-postgres'
import { kept } from '#lib/content/sql.ts'
import { originalLocale } from '#lib/locales.ts'
import { inspect, PictureError, uploadLimit } from '#lib/newsroom/media/inspect.ts'
import { pictureHash } from '#lib/newsroom/media/store.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import type { PictureRecord, StoryRecord } from '../record/record.ts'
import { RecordError } from '../record/record-error.ts'
import { refuseTrashed } from '../stored-story.ts'
import { lock } from '../transaction.ts'
import { createEntity, type EntityInput, type Outcome, type UploadFile, updateEntity } from './entity.ts'
import { dryRunId } from './reference-resolver.ts'

type Described = Omit<PictureRecord, 'type'>
type Image = NonNullable<StoryRecord['image']>

export type Pictures = {
  /** Id of a picture that is here already, by hash or by file. Throws RecordError when it isn't. */
  named(transaction: Transaction, name: string): Promise<number>
  /** Id of a story's picture, which may bring its own description. */
  hero(transaction: Transaction, image: Image): Promise<number>
  /** Creates a picture, or updates its texts. */
  save(transaction: Transaction, picture: Described): Promise<{ id: number; outcome: Outcome }>
}

type Options = {
  /** Folder that file names are relative to; nothing outside it is read. */
  readonly folder: string
  readonly dryRun: boolean
}

const hashForm = /^[0-9a-f]{20}$/
const exportedFile = 'its file must come with it (scripts/export --media)'

export function createPictures({ folder, dryRun }: Options): Pictures {
  // Pictures that a dry run would have created.
  const expected = new Set<string>()

  const found = async (transaction: Transaction, hash: string) =>
    (await findPicture(transaction, hash)) ?? (expected.has(hash) ? dryRunId : null)

  const named = async (transaction: Transaction, name: string) => {
    const hash = hashForm.test(name) ? name : pictureHash(await readInside(folder, name))
    const id = await found(transaction, hash)
    if (id !== null) return id
    const way = hashForm.test(name)
      ? exportedFile
      : `put {"type": "picture", "file": "${name}", "alt": …} before this line`
    throw new RecordError(`picture "${name}" is not here: ${way}`)
  }

  const save = async (transaction: Transaction, picture: Described): Promise<{ id: number; outcome: Outcome }> => {
    // A picture that comes back from an export keeps its name, though the kept file is not byte for byte the upload.
    const hash = picture.hash ?? pictureHash(await readInside(folder, picture.file ?? ''))
    await lock(transaction, `picture ${hash}`)
    const id = await found(transaction, hash)
    const given = fieldsOf(picture)
    if (id === dryRunId) return { id, outcome: 'unchanged' }
    if (id !== null) return { id, outcome: await updateEntity(transaction, 'media', id, given, dryRun) }
    if (picture.file === undefined) throw new RecordError(`picture "${hash}" is not here: ${exportedFile}`)
    if (!picture.alt?.[originalLocale])
      throw new RecordError(`alt.${originalLocale} is missing: a new picture needs it`)
    const file = await readPicture(folder, picture.file)
    if (dryRun) {
      expected.add(hash)
      return { id: dryRunId, outcome: 'created' }
    }
    transaction.req.context.pictureHash = hash
    const made = await createEntity(transaction, 'media', given, asFile(file, path.basename(picture.file)))
    delete transaction.req.context.pictureHash
    return { id: made, outcome: 'created' }
  }

  return {
    named,
    save,
    async hero(transaction, image) {
      return typeof image === 'string' ? named(transaction, image) : (await save(transaction, image)).id
    },
  }
}

function fieldsOf({ alt, caption, credit, focus }: Described): EntityInput {
  return { plain: { credit, focalX: focus?.x, focalY: focus?.y }, localized: { alt, caption } }
}

async function findPicture({ rows }: Transaction, hash: string): Promise<number | null> {
  const found = await rows<{ id: number; trashed: boolean }>(sql`
    SELECT id, NOT (${sql.raw(kept('m'))}) AS trashed FROM media m WHERE hash = ${hash} ORDER BY trashed, id LIMIT 1`)
  refuseTrashed(`picture "${hash}"`, found[0])
  return found[0]?.id ?? null
}

function asFile(data: Buffer, name: string): UploadFile {
  return { data, mimetype: 'application/octet-stream', name, size: data.length }
}

/** A picture's file, looked at as the newsroom will. */
async function readPicture(folder: string, name: string): Promise<Buffer> {
  const file = await readInside(folder, name)
  try {
    await inspect(file, { name })
    return file
  } catch (error) {
    if (error instanceof PictureError) throw new RecordError(`file "${name}": ${error.message}`)
    throw error
  }
}

/** The path of a file, whose letters the disk may have composed or taken apart: macOS and Linux differ. */
async function pathOf(folder: string, name: string): Promise<string> {
  let file = path.resolve(folder)
  for (const part of path.relative(file, path.resolve(folder, name)).split(path.sep)) {
    const there = part === '..' ? [] : await readdir(file).catch(() => [])
    const composed = part.normalize('NFC')
    const same = there.includes(part) ? part : there.find((entry) => entry.normalize('NFC') === composed)
    file = path.join(file, same ?? part)
  }
  return file
}

/** A file's bytes. Throws RecordError when it is not in the folder, not there or too big. */
async function readInside(folder: string, name: string): Promise<Buffer> {
  try {
    const file = await pathOf(folder, name)
    const inside = path.relative(await realpath(folder), await realpath(file))
    if (inside.startsWith('..') || path.isAbsolute(inside)) {
      throw new RecordError(`file "${name}" is outside the folder of the import`)
    }
    const { size } = await stat(file)
    if (size > uploadLimit) throw new RecordError(`file "${name}" is larger than ${uploadLimit / 1024 / 1024} MB`)
    return await readFile(file)
  } catch (error) {
    if (error instanceof RecordError) throw error
    throw new RecordError(
      `file "${name}" can't be read (${error instanceof Error && 'code' in error ? error.code : error})`,
    )
  }
}
