import type { PayloadRequest, TypedUser } from 'payload'
import { type BodyNames, idsIn } from './lines.ts'

/**
 * What people call the pictures and stories that bodies refer to, as far as whoever asks may see them.
 *
 * @param unknown what to call the others
 */
export async function readBodyNames(
  req: PayloadRequest,
  bodies: readonly unknown[],
  unknown: string,
): Promise<BodyNames> {
  const found = bodies.map(idsIn)
  const asking = {
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user: req.user as TypedUser | null,
    req,
  } as const
  const among = (ids: readonly number[]) => ({ id: { in: [...new Set(ids)] } })
  const [pictures, stories] = await Promise.all([
    req.payload.find({
      collection: 'media',
      where: among(found.flatMap((each) => each.pictures)),
      select: { alt: true, filename: true },
      ...asking,
    }),
    req.payload.find({
      collection: 'articles',
      where: among(found.flatMap((each) => each.stories)),
      select: { headline: true },
      ...asking,
    }),
  ])
  return {
    pictures: new Map(pictures.docs.map(({ id, alt, filename }) => [id, alt || filename || unknown])),
    stories: new Map(stories.docs.map(({ id, headline }) => [id, headline || unknown])),
    unknown,
  }
}
