// Actions on one segment of a translation.
import type { PayloadRequest } from 'payload'
import { requestTranslations } from '#lib/newsroom/hooks/translation-jobs.ts'
import { type ComposedText, type SegmentRecord, segmentsOf } from '#lib/segments/index.ts'
import { DeskError, notFound } from '../desk-error.ts'
import type { StoryDocument } from '../read/document.ts'
import { pairKey, type SegmentPair } from '../text/pairs.ts'
import { removeText, replaceText } from '../text/replace-text.ts'
import { asData, writeRecords } from './write.ts'

type On = { readonly req: PayloadRequest; readonly document: StoryDocument; readonly key: string }

function pairFor({ document, key }: On): SegmentPair {
  const pair = document.pairs.find((of) => pairKey(of) === key)
  if (!pair) throw notFound()
  return pair
}

/** The text with this segment's text replaced, or a refusal that says why not. */
function replaceTextOrRefuse(on: On, pair: SegmentPair, text: string) {
  const { existing, original, pairs } = on.document
  if (!existing) throw notFound()
  const found = replaceText({ original, translation: existing.text, pairs }, pair, text)
  if (found.kind === 'tags') {
    const { problem } = found
    const check = problem.kind === 'broken' ? 'tags-broken' : (`tag-${problem.kind}` as const)
    throw new DeskError(409, ({ tags }) => tags, {
      check,
      severity: 'blocking',
      detail: 'tag' in problem ? { tag: problem.tag } : {},
    })
  }
  if (found.kind === 'ownStructure') throw new DeskError(409, ({ ownStructure }) => ownStructure)
  return found
}

/** Replaces the text by a person's. */
export async function editSegment(on: On, text: string): Promise<void> {
  const { req, document } = on
  if (text.trim() === '') throw new DeskError(400, ({ empty }) => empty)
  await save(req, document, replaceTextOrRefuse(on, pairFor(on), text).text)
}

/** Removes a segment that the original doesn't have. */
export async function removeSegment(on: On): Promise<void> {
  const { req, document } = on
  const { original, translated } = pairFor(on)
  if (!document.existing || original || !translated) throw notFound()
  const both = { original: document.original, translation: document.existing.text, pairs: document.pairs }
  await save(req, document, removeText(both, translated.key, translated.text))
}

/** Saves with this person's rights; the newsroom's hook updates the segment records. */
async function save(req: PayloadRequest, { existing, isDraft }: StoryDocument, text: ComposedText) {
  if (!existing) throw notFound()
  await req.payload.update({
    collection: 'translations',
    id: existing.id,
    data: { ...asData(text), _status: isDraft ? 'draft' : 'published' },
    draft: isDraft,
    depth: 0,
    overrideAccess: false,
    req,
  })
}

/** Confirms that the text matches the current original; its origin stays. */
export async function approveSegment(on: On): Promise<void> {
  const { original, translated, record } = pairFor(on)
  if (!original || !translated || !record) throw notFound()
  const { redo: _answered, ...kept } = record
  await writeRecords(
    on.req,
    on.document,
    replace(on, record, { ...kept, key: original.key, source: original.hash, warnings: [], suggestion: null }),
  )
}

/** The machine's suggestion becomes the text. */
export async function acceptSuggestion(on: On): Promise<void> {
  const { req, document } = on
  const pair = pairFor(on)
  const { original, record } = pair
  const suggestion = record?.suggestion
  if (!original || !suggestion) throw notFound()
  const { text: composed, structure } = replaceTextOrRefuse(on, pair, suggestion.text)
  const accepted = {
    key: original.key,
    source: suggestion.source,
    origin: 'machine',
    engine: suggestion.engine,
    at: suggestion.at,
    warnings: suggestion.warnings,
    suggestion: null,
  } as const
  // One record per segment, in the order of the text as it is now.
  const pairAt = new Map(
    document.pairs.map((of) => [structure === 'original' ? of.original?.key : of.translated?.key, of]),
  )
  const records = segmentsOf(composed).map(({ key, hash: target }): SegmentRecord => {
    const kept = pairAt.get(key)
    return kept && kept !== pair && kept.record ? { ...kept.record, target } : { ...accepted, target }
  })
  const waiting = document.existing?.records.filter((of) => of.target === '' && of !== record) ?? []
  await writeRecords(req, document, [...records, ...waiting], composed)
}

/** Requests a new machine translation of the segment; the present text stays until then. */
export async function redoSegment(on: On): Promise<void> {
  const { req, document } = on
  const { original, record } = pairFor(on)
  if (!original) throw notFound()
  if (document.existing?.locked) throw new DeskError(409, ({ locked }) => locked)
  if (document.existing?.withdrawn) throw new DeskError(409, ({ withdrawn }) => withdrawn)
  if (record) await writeRecords(req, document, replace(on, record, { ...record, redo: true }))
  await requestTranslations(req, document.article, { priority: 'edited', locales: [document.locale] })
}

const replace = ({ document }: On, record: SegmentRecord, by: SegmentRecord): SegmentRecord[] =>
  (document.existing?.records ?? []).map((of) => (of === record ? by : of))
