// All pictures of one type side by side in one picture: an edition to a row, labelled.
import path from 'node:path'
import sharp from 'sharp'
import { labelOf, type Shot } from './sheet.ts'

/** Height of one picture in the montage, the room of its label, and what is between two, in pixels. */
const height = 560
const label = 22
const gap = 10

type Placed = { input: Buffer; left: number; top: number }

async function row(shots: readonly Shot[], folder: string, top: number): Promise<{ placed: Placed[]; width: number }> {
  const placed: Placed[] = []
  let left = gap
  for (const shot of shots) {
    const { data, info } = await sharp(path.join(folder, shot.file))
      .resize({ height, width: 640, fit: 'inside' })
      .toBuffer({ resolveWithObject: true })
    const text = { text: `<span foreground="white">${labelOf(shot)}</span>`, rgba: true, dpi: 90 }
    placed.push({ input: await sharp({ text }).png().toBuffer(), left, top: top + 2 })
    placed.push({ input: data, left, top: top + label })
    left += info.width + gap
  }
  return { placed, width: left }
}

/**
 * Writes the montage.
 *
 * @param shots pictures of one type, in `folder`
 * @param name of the file to write there
 */
export async function montage(shots: readonly Shot[], folder: string, name: string): Promise<void> {
  const editions = [...new Set(shots.map(({ edition }) => edition))]
  const rows = await Promise.all(
    editions.map((edition, index) =>
      row(
        shots.filter((shot) => shot.edition === edition),
        folder,
        gap + index * (height + label + gap),
      ),
    ),
  )
  await sharp({
    create: {
      width: Math.max(...rows.map(({ width }) => width)),
      height: gap + rows.length * (height + label + gap),
      channels: 3,
      background: '#777',
    },
  })
    .composite(rows.flatMap(({ placed }) => placed))
    .jpeg({ quality: 80 })
    .toFile(path.join(folder, name))
}
