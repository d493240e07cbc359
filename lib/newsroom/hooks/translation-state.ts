import type { FieldHook } from 'payload'
import { isBehind } from '#lib/content/sql.ts'
import { staffOf } from '../access/roles.ts'
import type { Translation } from '../payload-types.ts'
import { originalHashes } from './translations.ts'

/** Tells the newsroom whether a translation matches its original: compares fingerprints, never times. */
export const stateOfTranslation: FieldHook<Translation, Translation['state']> = async ({ originalDoc, data, req }) => {
  const translation = originalDoc ?? data
  const article = typeof translation?.article === 'object' ? translation.article?.id : translation?.article
  if (!staffOf(req) || !article || !translation?.sourceHashes) return null
  const current = await originalHashes(req, article)
  return isBehind(translation.sourceHashes, current) ? 'behind' : 'current'
}
