// Bringing a version back, for every way in.
import { APIError, type Endpoint, restoreVersionOperation } from 'payload'
import { say } from '../admin/labels.ts'
import type { HeldCollection } from '../editing/holds.ts'

/**
 * `POST /api/{collection}/versions/{id}`: the version becomes the newest draft, and what readers see stays as it is.
 * Payload's own publishes, or unpublishes, along with the version.
 */
export const restoreAsDraft = (slug: HeldCollection): Endpoint => ({
  path: '/versions/:id',
  method: 'post',
  handler: async (req) => {
    const id = Number(req.routeParams?.id)
    if (!Number.isSafeInteger(id))
      throw new APIError(
        say(req, ({ errors }) => errors.badRequest),
        400,
        null,
        true,
      )
    const collection = req.payload.collections[slug]
    const document = await restoreVersionOperation({ collection, id, depth: 0, draft: true, req })
    return Response.json({ ...document, message: req.t('version:restoredSuccessfully') })
  },
})
