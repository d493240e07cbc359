// Closes readers' reports.
import type { PayloadRequest } from 'payload'
import { notFound } from '../desk-error.ts'

/** Closes a report about this story and language, with the rights of the user. */
export async function closeReport(
  req: PayloadRequest,
  of: { readonly article: number; readonly locale: string },
  id: number,
  state: 'done' | 'dismissed',
): Promise<void> {
  const { docs } = await req.payload.update({
    collection: 'reports',
    where: { and: [{ id: { equals: id } }, { article: { equals: of.article } }, { locale: { equals: of.locale } }] },
    data: { state },
    depth: 0,
    overrideAccess: false,
    req,
  })
  if (docs.length === 0) throw notFound()
}
