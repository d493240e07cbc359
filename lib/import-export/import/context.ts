// Input and result of saving a record.

import type { Outcome } from './entity.ts'
import type { Pictures } from './pictures.ts'
import type { ReferenceResolver } from './reference-resolver.ts'

export type ImportContext = {
  readonly resolver: ReferenceResolver
  readonly pictures: Pictures
  readonly dryRun: boolean
}

export type SaveResult = {
  /** One for each document that the record describes: an original and its translations, a section… */
  readonly outcomes: readonly Outcome[]
  /** Stories that it refers to and that don't exist (yet): their links are plain text for now. */
  readonly missing: readonly string[]
  /** People who have what was changed open for editing. */
  readonly openWith?: readonly string[]
}
