// Writing what is known of a translation's segments, and texts that come from the machine: no person's words change.
import type { PayloadRequest } from 'payload'
import { byMachine } from '#lib/newsroom/hooks/translation-jobs.ts'
import type { Translation } from '#lib/newsroom/payload-types.ts'
import { type ComposedText, type SegmentRecord, segmentsOf, sourceHashesOf } from '#lib/segments/index.ts'
import { notFound } from '../desk-error.ts'
import type { StoryDocument } from '../read/document.ts'

type Changes = Partial<
  Pick<Translation, 'origin' | 'reviewedAt' | 'reviewedBy' | 'reviewedRole' | 'withdrawn' | '_status'>
>

/**
 * Keeps records with a translation, as a draft if it is one. Whether this person may do that has been asked before: no
 * role may write these fields by itself.
 *
 * @param text where it changes with them
 */
export async function writeRecords(
  req: PayloadRequest,
  { existing, original, isDraft }: StoryDocument,
  records: readonly SegmentRecord[],
  text: Partial<ComposedText> = {},
  changes: Changes = {},
): Promise<void> {
  if (!existing) throw notFound()
  const status = isDraft ? 'draft' : 'published'
  await req.payload.update({
    collection: 'translations',
    id: existing.id,
    data: {
      ...asData(text),
      segments: asJson(records),
      sourceHashes: sourceHashesOf(records, segmentsOf(original)),
      _status: status,
      ...changes,
    },
    draft: isDraft,
    depth: 0,
    overrideAccess: true,
    context: byMachine,
    req,
  })
}

/** A text as Payload takes it. */
export function asData({ headline, body, ...rest }: Partial<ComposedText>): Partial<Translation> {
  return {
    ...rest,
    ...(headline === undefined ? {} : { headline: headline ?? '' }),
    ...(body === undefined ? {} : { body: body as Translation['body'] }),
  }
}

/** Payload has a type of its own for any JSON. */
const asJson = (records: readonly SegmentRecord[]) => records as unknown as Translation['segments']
