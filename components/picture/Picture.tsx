import { getImageProps } from 'next/image'
import type { Locale } from '#lib/locales.ts'
import type { Picture as PictureView } from '#lib/news/types.ts'
import { languageOf } from '../foreign/InLanguage.tsx'
import pictureLoader from './loader.ts'
import styles from './Picture.module.css'

export type LoadingPriority = 'first' | 'soon'

type Props = {
  picture: PictureView
  locale: Locale
  /** How wide it is shown, as `sizes` of HTML. */
  sizes: string
  /**
   * When it is fetched. `first`: before anything else, being the largest thing on the page. `soon`: not before what the
   * text needs to be seen. Without it: when it comes near.
   */
  priority?: LoadingPriority
  /** Crops to this shape around the focal point; without it the picture keeps its own. */
  shape?: '3/2' | '16/9' | '1/1'
  /** The picture only repeats what stands beside it (a thumbnail beside its headline). */
  decorative?: boolean
}

/** A picture in the sizes made at upload, AVIF first, with its place kept free in its own colour. */
export function Picture({ picture, locale, sizes, priority, shape, decorative = false }: Props) {
  const common = {
    loader: pictureLoader,
    alt: decorative ? '' : picture.alt.text,
    width: picture.width,
    height: picture.height,
    sizes,
    loading: priority ? 'eager' : 'lazy',
    fetchPriority: priority === 'first' ? 'high' : undefined,
  } as const
  const avif = getImageProps({ ...common, src: `${picture.src}.avif` }).props
  const { style: _inline, ...webp } = getImageProps({ ...common, src: `${picture.src}.webp` }).props
  return (
    <picture className={styles.picture}>
      <source type="image/avif" srcSet={avif.srcSet} sizes={sizes} />
      <img
        {...webp}
        {...(decorative ? {} : languageOf(picture.alt.locale, locale))}
        alt={common.alt}
        className={styles.image}
        style={{
          backgroundColor: picture.colour,
          aspectRatio: shape,
          objectPosition: `${picture.focus.x}% ${picture.focus.y}%`,
        }}
      />
    </picture>
  )
}
