import type { FieldHook } from 'payload'
import { staffOf } from '../access/roles.ts'
import { say } from '../admin/labels.ts'
import type { Translation } from '../payload-types.ts'
import { originalOf } from './translations.ts'

/** Tells the newsroom whether a translation matches its original: compares fingerprints, never times. */
export const stateOfTranslation: FieldHook<Translation, string | null> = async ({ originalDoc, data, req }) => {
  const translation = originalDoc ?? data
  const article = typeof translation?.article === 'object' ? translation.article?.id : translation?.article
  if (!staffOf(req) || !article || !translation?.sourceHashes) return null
  const original = await originalOf(req, article)
  const isBehind = JSON.stringify(original?.segmentHashes) !== JSON.stringify(translation.sourceHashes)
  return say(req, ({ translations: { states } }) => (isBehind ? states.behind : states.current))
}
