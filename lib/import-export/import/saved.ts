// What saving a record takes and gives.
import type { Directory } from './directory.ts'
import type { Outcome } from './entity.ts'
import type { Pictures } from './pictures.ts'

export type Tools = { readonly directory: Directory; readonly pictures: Pictures; readonly dryRun: boolean }

export type Saved = {
  /** What became of each document that the record describes: an original and its translations, a section… */
  readonly outcomes: readonly Outcome[]
  /** Stories that it refers to and that don't exist (yet): their links are plain text for now. */
  readonly missing: readonly string[]
}
