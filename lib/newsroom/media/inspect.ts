// What an uploaded file really is: decided by its bytes, never by its name or by what the browser said.
import path from 'node:path'
import sharp, { type Metadata } from 'sharp'

/** Largest upload in bytes. */
export const uploadLimit = 25 * 1024 * 1024
/** Largest picture in pixels, decoded: 100 megapixels take about 400 MB for a moment. */
export const pixelLimit = 100_000_000
/** Longest side in pixels; WebP has no more than 16383. */
const sideLimit = 16_000

/** The kinds of picture that are accepted, by sharp's name, with how each is kept. */
export const pictureFormats = {
  jpeg: { mimeType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], kept: 'jpg' },
  png: { mimeType: 'image/png', extensions: ['png'], kept: 'png' },
  webp: { mimeType: 'image/webp', extensions: ['webp'], kept: 'webp' },
  avif: { mimeType: 'image/avif', extensions: ['avif'], kept: 'avif' },
  // Moving pictures are not shown anywhere: the first frame is kept, without the palette's losses.
  gif: { mimeType: 'image/gif', extensions: ['gif'], kept: 'png' },
} as const
export type PictureFormat = keyof typeof pictureFormats

/** Why a file is refused, for those who read a command's output; editors read it in their own language. */
const faults = {
  empty: 'it is empty',
  tooLarge: 'it is too large',
  notAPicture: 'it is no JPEG, PNG, WebP, AVIF or GIF picture',
  tooManyPixels: 'it has too many pixels',
  wrongType: 'its content is of another type than its name says',
  broken: 'it is damaged',
} as const
export type PictureFault = keyof typeof faults

/** A file that is refused, and why. */
export class PictureError extends Error {
  readonly fault: PictureFault

  constructor(fault: PictureFault, options?: ErrorOptions) {
    super(faults[fault], options)
    this.name = 'PictureError'
    this.fault = fault
  }
}

/** What the sender says about the file; left out where nobody said anything. */
export type Claim = { readonly name?: string; readonly mimeType?: string }

/**
 * Looks at the head of the file.
 *
 * @throws PictureError when it is not a picture of an accepted kind, is too large, or is not what its name or the
 *   sender's type says
 */
export async function inspect(bytes: Uint8Array, claim: Claim = {}): Promise<PictureFormat> {
  if (bytes.length === 0) throw new PictureError('empty')
  if (bytes.length > uploadLimit) throw new PictureError('tooLarge')
  const found = await metadata(bytes)
  const format = found.format === 'heif' && found.compression === 'av1' ? 'avif' : found.format
  if (!isPictureFormat(format)) throw new PictureError('notAPicture')
  if (found.width * found.height > pixelLimit || Math.max(found.width, found.height) > sideLimit) {
    throw new PictureError('tooManyPixels')
  }
  if (isLie(format, claim)) throw new PictureError('wrongType')
  return format
}

async function metadata(bytes: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch (error) {
    throw new PictureError('notAPicture', { cause: error })
  }
}

function isPictureFormat(format: string): format is PictureFormat {
  return Object.hasOwn(pictureFormats, format)
}

function isLie(format: PictureFormat, { name, mimeType }: Claim): boolean {
  const extension = path
    .extname(name ?? '')
    .slice(1)
    .toLowerCase()
  const extensions: readonly string[] = pictureFormats[format].extensions
  if (extension !== '' && !extensions.includes(extension)) return true
  const said = mimeType?.split(';')[0]?.trim().toLowerCase() ?? ''
  const unspecific = ['', 'application/octet-stream']
  return !unspecific.includes(said) && said.replace('image/jpg', 'image/jpeg') !== pictureFormats[format].mimeType
}
