// What a person does with one segment of a translation.
import type { PayloadRequest } from 'payload'
import { requestTranslations } from '#lib/newsroom/hooks/translation-jobs.ts'
import { type ComposedText, type SegmentRecord, segmentsOf } from '#lib/segments/index.ts'
import type { StoryDocument } from '../read/document.ts'
import { DeskRefusal, notFound } from '../refusal.ts'
import { nameOf, type SegmentPlace } from '../text/pairs.ts'
import { placeText, removeText } from '../text/place-text.ts'
import { asData, writeRecords } from './write.ts'

type On = { readonly req: PayloadRequest; readonly document: StoryDocument; readonly key: string }

function placeFor({ document, key }: On): SegmentPlace {
  const place = document.places.find((of) => nameOf(of) === key)
  if (!place) throw notFound()
  return place
}

/** The text with this segment's place filled, or a refusal that says why not. */
function placed(on: On, place: SegmentPlace, text: string) {
  const { existing, original, places } = on.document
  if (!existing) throw notFound()
  const found = placeText({ original, translation: existing.text, places }, place, text)
  if (found.kind === 'tags') {
    const { problem } = found
    const check = problem.kind === 'broken' ? 'tags-broken' : (`tag-${problem.kind}` as const)
    throw new DeskRefusal(409, ({ tags }) => tags, {
      check,
      severity: 'blocking',
      detail: 'tag' in problem ? { tag: problem.tag } : {},
    })
  }
  if (found.kind === 'ownStructure') throw new DeskRefusal(409, ({ ownStructure }) => ownStructure)
  return found
}

/** A person's words: from now on they are theirs, made from the original as it is. */
export async function editSegment(on: On, text: string): Promise<void> {
  const { req, document } = on
  if (text.trim() === '') throw new DeskRefusal(400, ({ empty }) => empty)
  await save(req, document, placed(on, placeFor(on), text).text)
}

/** What the original does not have is taken out. */
export async function removeSegment(on: On): Promise<void> {
  const { req, document } = on
  const { original, translated } = placeFor(on)
  if (!document.existing || original || !translated) throw notFound()
  const both = { original: document.original, translation: document.existing.text, places: document.places }
  await save(req, document, removeText(both, translated.key, translated.text))
}

/** Through all rules that hold for this person; the newsroom's hook renews what is known of the segments. */
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

/** Someone has compared the text with the original as it is, and vouches for it; whose text it is stays as it was. */
export async function approveSegment(on: On): Promise<void> {
  const { original, translated, record } = placeFor(on)
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
  const place = placeFor(on)
  const { original, record } = place
  const suggestion = record?.suggestion
  if (!original || !suggestion) throw notFound()
  const { text: composed, structure } = placed(on, place, suggestion.text)
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
  const placeAt = new Map(
    document.places.map((of) => [structure === 'original' ? of.original?.key : of.translated?.key, of]),
  )
  const records = segmentsOf(composed).map(({ key, hash: target }): SegmentRecord => {
    const kept = placeAt.get(key)
    return kept && kept !== place && kept.record ? { ...kept.record, target } : { ...accepted, target }
  })
  const waiting = document.existing?.records.filter((of) => of.target === '' && of !== record) ?? []
  await writeRecords(req, document, [...records, ...waiting], composed)
}

/** A new machine translation of this segment is asked for; what stands stays until it is there. */
export async function redoSegment(on: On): Promise<void> {
  const { req, document } = on
  const { original, record } = placeFor(on)
  if (!original) throw notFound()
  if (document.existing?.locked) throw new DeskRefusal(409, ({ locked }) => locked)
  if (document.existing?.withdrawn) throw new DeskRefusal(409, ({ withdrawn }) => withdrawn)
  if (record) await writeRecords(req, document, replace(on, record, { ...record, redo: true }))
  await requestTranslations(req, document.article, { priority: 'edited', locales: [document.locale] })
}

const replace = ({ document }: On, record: SegmentRecord, by: SegmentRecord): SegmentRecord[] =>
  (document.existing?.records ?? []).map((of) => (of === record ? by : of))
