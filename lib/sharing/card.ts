// The card of a shared link: what it shows, and the address that is made of it. The picture itself is made when someone
// asks for the address (cards.ts).
import { createHash } from 'node:crypto'
import { cardPath } from '#lib/content/paths.ts'
import { languages } from '#lib/languages/index.ts'
import { type Locale, originalLocale } from '#lib/locales.ts'
import type { Localized, Picture, SiteFrame, Story } from '#lib/news/types.ts'

/** Pixels: what every service's large preview takes, 1.91 to 1. */
export const cardSize = { width: 1200, height: 630 } as const

/** Number of the design: another one gives every card a new address. */
const design = 1

/** Everything that a card shows. Plain, so that it can be sent to the process that draws. */
export type Card = {
  readonly locale: Locale
  readonly siteName: string
  readonly tagline: Localized
  /** null: the card of an edition, with the name of the site alone. */
  readonly story: {
    readonly headline: Localized
    readonly section: Localized
    readonly picture: Pick<Picture, 'src' | 'focus' | 'colour'> | null
  } | null
}

/** What of a story goes into its card. */
export type CardStory = Pick<Story, 'id' | 'locale' | 'textLocale' | 'section' | 'picture'> & {
  readonly text: Pick<Story['text'], 'headline'>
}
type Frame = Pick<SiteFrame, 'name' | 'tagline'>

export function storyCard({ locale, text, textLocale, section, picture }: CardStory, frame: Frame): Card {
  return {
    locale,
    siteName: frame.name,
    tagline: frame.tagline,
    story: {
      headline: { text: text.headline, locale: textLocale },
      section: section.name,
      picture: picture && { src: picture.src, focus: picture.focus, colour: picture.colour },
    },
  }
}

export const siteCard = (locale: Locale, { name, tagline }: Frame): Card => ({
  locale,
  siteName: name,
  tagline,
  story: null,
})

/** 16 hexadecimal digits that differ as soon as cards do. */
export function cardVersion(card: Card): string {
  return createHash('sha256')
    .update(JSON.stringify([design, card]))
    .digest('hex')
    .slice(0, 16)
}

/** The number that stands for no story, in the address of an edition's own card. */
export const siteCardId = 0

/** Whether an edition has cards: there must be a font for its language. */
export const hasCards = (locale: Locale): boolean => languages[locale].card !== null

const address = (card: Card, id: number): string | null =>
  hasCards(card.locale) ? cardPath(card.locale, id, cardVersion(card)) : null

/**
 * Path of a story's card in its edition: `/ar/12/card-0123456789abcdef.png`, which never shows anything else; null where
 * the edition has no cards.
 */
export const storyCardPath = (story: CardStory, frame: Frame): string | null =>
  address(storyCard(story, frame), story.id)

/** Path of the card of pages that are no story: `/ar/0/card-0123456789abcdef.png`; null where the edition has no cards. */
export const siteCardPath = (locale: Locale, frame: Frame): string | null =>
  address(siteCard(locale, frame), siteCardId)

/** Whether the story is shown in the original's language in another edition. */
export const isFallback = ({ locale, story }: Card): boolean =>
  locale !== originalLocale && story?.headline.locale === originalLocale
