// The process that draws cards, one after the other: see painters.ts.
import sharp from 'sharp'
import { renderCard } from './paint.ts'
import type { PaintReply, PaintRequest } from './painters.ts'

sharp.concurrency(1)
sharp.cache(false)

process.on('message', ({ id, card, uploads }: PaintRequest) => {
  const answer = (painted: PaintReply) => process.send?.(painted)
  renderCard(card, uploads).then(
    (png) => answer({ id, png }),
    (error: unknown) => answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
// Without the site there is nobody to draw for.
process.on('disconnect', () => process.exit(0))
