// next/image's loader: a picture's address and a width become the file of that width made at upload.
import type { ImageLoaderProps } from 'next/image'

/** Widths in pixels that every uploaded picture has, as AVIF and WebP. Keep in step with next.config.js. */
const pictureWidths = [320, 640, 960, 1280, 1920] as const

/**
 * @param props.src `/media/{hash}.avif` or `/media/{hash}.webp`: the picture and the format wanted
 * @returns `/media/{hash}-{width}.avif`
 */
export default function pictureLoader({ src, width }: ImageLoaderProps): string {
  const made = pictureWidths.find((candidate) => candidate >= width) ?? pictureWidths.at(-1)
  return src.replace(/\.(avif|webp)$/, `-${made}.$1`)
}
