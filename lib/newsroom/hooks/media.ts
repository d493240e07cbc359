// What happens to an uploaded picture. Payload's own handling of files is bypassed: it goes by names, re-encodes moving
// pictures in full, and would fetch addresses that a request names.
import path from 'node:path'
import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionAfterReadHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
} from 'payload'
import { mediaPath } from '#lib/content/paths.ts'
import { settings } from '#lib/runtime/settings.ts'
import { hasRole } from '../access/roles.ts'
import { logChange } from '../changes/log.ts'
import { pictureTags } from '../changes/rules.ts'
import { pictureUse } from '../changes/states.ts'
import { sayFault } from '../media/fault-sentence.ts'
import { PictureError } from '../media/inspect.ts'
import { type InspectedPicture, inspectPicture, removePicture } from '../media/store.ts'
import type { Media } from '../payload-types.ts'
import { forbid, refuseFields } from './refuse.ts'

/** Where pictures are kept: `media` in the data folder. */
export const mediaFolder = () => path.join(settings().dataDir, 'media')

/** Takes the uploaded file out of the request: `noteFile` looks at it, once it is known that this person may. */
export const takeFile: CollectionBeforeOperationHook<'media'> = async ({ args, operation, overrideAccess, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  // One of an operation before this that was refused.
  delete req.context.uploaded
  delete req.context.picture
  const isAllowed = overrideAccess || hasRole(req, 'admin', 'editor', 'reporter')
  if (!isAllowed) return args
  // Payload would download a file from an address in the document.
  const claimsAddress = !overrideAccess && operation === 'create' && req.data?.url && req.data.filename
  const { file } = req
  if (file && !claimsAddress) {
    req.context.uploaded = file
    delete req.file
  } else if (operation === 'create') {
    refuseFields(req, 'media', [{ path: 'file', message: ({ errors }) => errors.fileMissing }])
  }
  return args
}

async function look(req: PayloadRequest, file: NonNullable<PayloadRequest['file']>): Promise<InspectedPicture> {
  try {
    const claim = { name: file.name, mimeType: file.mimetype }
    // Only an import sets it: a picture that comes back from an export keeps its name.
    const hash = req.context.pictureHash as string | undefined
    return await inspectPicture(file.data, claim, hash)
  } catch (error) {
    if (error instanceof PictureError) {
      const { fault } = error
      refuseFields(req, 'media', [{ path: 'file', message: (texts) => sayFault(fault, texts, req.i18n.language) }])
    }
    throw error
  }
}

/** Looks at the uploaded file, and writes what is known of it into the document; nobody else can. */
export const noteFile: CollectionBeforeChangeHook<Media> = async ({ context, data, operation, originalDoc, req }) => {
  const uploaded = context.uploaded as PayloadRequest['file']
  delete context.uploaded
  if (uploaded) {
    const picture = await look(req, uploaded)
    context.picture = picture
    const { facts: stored } = picture
    return {
      ...data,
      hash: stored.hash,
      colour: stored.colour,
      filename: stored.fileName,
      mimeType: stored.mimeType,
      filesize: stored.size,
      width: stored.width,
      height: stored.height,
    }
  }
  if (operation === 'create' || !originalDoc) return data
  const { hash, colour, filename, mimeType, filesize, width, height } = originalDoc
  return { ...data, hash, colour, filename, mimeType, filesize, width, height }
}

/** Keeps the file of a document that has passed every rule: what is refused leaves nothing behind. */
export const keepFile: CollectionAfterChangeHook<Media> = async ({ context }) => {
  const picture = context.picture as InspectedPicture | undefined
  delete context.picture
  await picture?.store(mediaFolder())
}

/** Reporters look after their pictures until readers see them. */
export const holdReportersPictures: CollectionBeforeChangeHook<Media> = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update' && originalDoc && hasRole(req, 'reporter')) {
    const use = await pictureUse(req, originalDoc.id)
    if (Object.values(use).some((ids) => ids.length > 0)) forbid(req, ({ errors }) => errors.published)
  }
  return data
}

/** Drops the pages that show a changed picture. */
export const logPictureChange: CollectionAfterChangeHook<Media> = async ({ doc, operation, req }) => {
  if (operation === 'update') await logChange(req, pictureTags(await pictureUse(req, doc.id)))
}

/** Removes a deleted picture's files, unless another document shows the same picture. */
export const dropFile: CollectionAfterDeleteHook<Media> = async ({ doc, req }) => {
  if (!doc.hash) return
  const same = await req.payload.count({ collection: 'media', where: { hash: { equals: doc.hash } }, trash: true, req })
  if (same.totalDocs === 0) await removePicture(mediaFolder(), doc.hash)
}

/** Pictures are served as files, not through the API. */
export const publicAddress: CollectionAfterReadHook<Media> = ({ doc }) => {
  if (doc.filename) doc.url = mediaPath(doc.filename)
  return doc
}
