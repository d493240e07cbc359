// What an uploaded file really is: decided by its bytes, never by its name or by what the browser said.
import path from 'node:path'
import sharp, { type Metadata } from 'sharp'
import { fileKind } from './file-kind.ts'

/** Largest upload in bytes. */
export const uploadLimit = 25 * 1024 * 1024
/** Largest request in bytes that brings an upload: multipart adds something around the file, and fields come with it. */
export const uploadRequestLimit = uploadLimit + 1024 * 1024
/** Bytes as megabytes, of which `uploadLimit` is 25; rounded up to a tenth, so that too many look like it. */
export const inMegabytes = (bytes: number): number => Math.ceil((bytes / 1024 / 1024) * 10) / 10
/** Largest picture in pixels, decoded: 100 megapixels take about 400 MB for a moment. */
export const pixelLimit = 100_000_000
/** Longest side in pixels; WebP has no more than 16383. */
const sideLimit = 16_000

/** The kinds of picture that are accepted, by sharp's name, with how each is kept. */
export const pictureFormats = {
  jpeg: { name: 'JPEG', mimeType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], kept: 'jpg' },
  png: { name: 'PNG', mimeType: 'image/png', extensions: ['png'], kept: 'png' },
  webp: { name: 'WebP', mimeType: 'image/webp', extensions: ['webp'], kept: 'webp' },
  avif: { name: 'AVIF', mimeType: 'image/avif', extensions: ['avif'], kept: 'avif' },
  // Moving pictures are not shown anywhere: the first frame is kept, without the palette's losses.
  gif: { name: 'GIF', mimeType: 'image/gif', extensions: ['gif'], kept: 'png' },
} as const
export type PictureFormat = keyof typeof pictureFormats

/** What is taken, as people call it. */
export const pictureNames = Object.values(pictureFormats).map(({ name }) => name)

/** Why a file is refused. `found`: what it is (`fileKind`); `said`: what its name or its sender says, `.png`. */
export type PictureFault =
  | { readonly is: 'empty' | 'tooManyPixels' | 'broken' }
  /** In bytes. */
  | { readonly is: 'tooLarge'; readonly size: number }
  | { readonly is: 'notAPicture'; readonly found: string | null }
  | { readonly is: 'wrongType'; readonly found: string; readonly said: string }

/** For those who read a command's output; editors read it in their own language. */
function sentence(fault: PictureFault): string {
  switch (fault.is) {
    case 'empty':
      return 'it is empty'
    case 'tooLarge':
      return `it has ${inMegabytes(fault.size)} MB; at most ${inMegabytes(uploadLimit)} MB are taken`
    case 'notAPicture':
      return `its type is ${fault.found ?? 'unknown'}; taken are ${pictureNames.join(', ')}`
    case 'tooManyPixels':
      return 'it has too many pixels'
    case 'wrongType':
      return `it is called ${fault.said}, but its content is ${fault.found}`
    case 'broken':
      return 'it is damaged'
  }
}

/** A file that is refused, and why. */
export class PictureError extends Error {
  readonly fault: PictureFault

  constructor(fault: PictureFault, options?: ErrorOptions) {
    super(sentence(fault), options)
    this.name = 'PictureError'
    this.fault = fault
  }
}

/** What the sender says about the file; left out where nobody said anything. */
export type Claim = { readonly name?: string; readonly mimeType?: string }

/**
 * Looks at the head of the file.
 *
 * @throws PictureError when it is not a picture of an accepted kind, is too large, or when its name or the sender's
 *   type is that of no picture
 */
export async function inspect(bytes: Uint8Array, claim: Claim = {}): Promise<PictureFormat> {
  if (bytes.length === 0) throw new PictureError({ is: 'empty' })
  if (bytes.length > uploadLimit) throw new PictureError({ is: 'tooLarge', size: bytes.length })
  const found = await metadata(bytes)
  const format = found.format === 'heif' && found.compression === 'av1' ? 'avif' : found.format
  if (!isPictureFormat(format)) throw new PictureError({ is: 'notAPicture', found: await fileKind(bytes) })
  if (found.width * found.height > pixelLimit || Math.max(found.width, found.height) > sideLimit) {
    throw new PictureError({ is: 'tooManyPixels' })
  }
  const said = lieOf(claim)
  if (said !== null) throw new PictureError({ is: 'wrongType', found: pictureFormats[format].name, said })
  return format
}

async function metadata(bytes: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch (error) {
    throw new PictureError({ is: 'notAPicture', found: await fileKind(bytes) }, { cause: error })
  }
}

function isPictureFormat(format: string): format is PictureFormat {
  return Object.hasOwn(pictureFormats, format)
}

const extensions: ReadonlySet<string> = new Set(Object.values(pictureFormats).flatMap(({ extensions }) => extensions))
const mimeTypes: ReadonlySet<string> = new Set([
  ...Object.values(pictureFormats).map(({ mimeType }) => mimeType),
  ...['', 'application/octet-stream', 'image/jpg'],
])

/** What the sender takes for no picture; null where there is nothing such. Which kind of picture it is, its content says. */
function lieOf({ name, mimeType }: Claim): string | null {
  const extension = path
    .extname(name ?? '')
    .slice(1)
    .toLowerCase()
  if (extension !== '' && !extensions.has(extension)) return `.${extension}`
  const said = mimeType?.split(';')[0]?.trim().toLowerCase() ?? ''
  return mimeTypes.has(said) ? null : said
}
