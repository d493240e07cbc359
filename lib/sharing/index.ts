// Passing stories on: cards of shared links, and embeds in other sites.
import path from 'node:path'
import type { Card } from './card.ts'
import { CardFiles } from './card-files.ts'
import { createCards } from './cards.ts'
import { PainterPool } from './painters.ts'

export { createOembed } from './oembed.ts'

/** All cards on disk together; some thousands. */
const maximumBytes = 512 * 1024 * 1024

/**
 * What answers the addresses of cards, with everything behind it.
 *
 * @param dataDir where cards are kept, and uploads are
 * @param root of the project, whose build has the fonts
 */
export function openCards(dataDir: string, root: string) {
  const painters = new PainterPool({
    uploads: path.join(dataDir, 'media'),
    fonts: path.join(root, 'dist/card-fonts/fonts.conf'),
    timeLimit: 15_000,
    idle: 60_000,
    most: 200,
  })
  const files = new CardFiles(path.join(dataDir, 'cards'), maximumBytes)
  return {
    /** Draws a card that is kept nowhere. @throws when too many wait, or when drawing fails */
    paint: (card: Card) => painters.paint(card),
    answer: createCards({ files, paint: (card) => painters.paint(card) }),
    close: () => painters.close(),
  }
}
