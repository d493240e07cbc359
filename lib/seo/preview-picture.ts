// The picture that messengers and search engines show with a link.
import type { Picture } from '#lib/news/types.ts'

/** Wide enough for every large preview, small enough for a messenger to fetch. */
const previewWidth = 1280

export type PreviewPicture = {
  /** Absolute URL of a WebP file. */
  readonly url: string
  /** Pixels of that file. */
  readonly width: number
  readonly height: number
  readonly alt: string
}

/** @param siteUrl public origin, without a slash at the end */
export function previewPicture(picture: Picture, siteUrl: string): PreviewPicture {
  // A picture narrower than the width keeps its own pixels under that name (lib/newsroom/media/store.ts).
  const width = Math.min(previewWidth, picture.width)
  return {
    url: `${siteUrl}${picture.src}-${previewWidth}.webp`,
    width,
    height: Math.round((width * picture.height) / picture.width),
    alt: picture.alt.text,
  }
}
