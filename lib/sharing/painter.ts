// The process that draws cards, one after the other: see painters.ts.
import sharp from 'sharp'
import { paint } from './paint.ts'
import type { Order, Painted } from './painters.ts'

sharp.concurrency(1)
sharp.cache(false)

process.on('message', ({ id, card, uploads }: Order) => {
  const answer = (painted: Painted) => process.send?.(painted)
  paint(card, uploads).then(
    (png) => answer({ id, png }),
    (error: unknown) => answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
// Without the site there is nobody to draw for.
process.on('disconnect', () => process.exit(0))
