// Draws cards, with the fonts of the build and no others. Must run where FONTCONFIG_FILE names
// dist/card-fonts/fonts.conf from the start of the process: fontconfig reads it once. See painters.ts.
import path from 'node:path'
import sharp from 'sharp'
import type { Card } from './card.ts'
import { layoutCard, type PicturePlacement } from './layout.ts'

const referenceSize = 100
/** Widths that are remembered: words come again. */
const mostWidths = 5000
const widths = new Map<string, number>()

const markup = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Width of the ink in pixels: of a text between two bars, so that it is the text's advance and the bars'. */
async function inkWidth(text: string, families: string): Promise<number> {
  const image = sharp({ text: { text: `|${markup(text)}|`, font: `${families} ${referenceSize}`, dpi: 72 } })
  return (await image.raw().toBuffer({ resolveWithObject: true })).info.width
}

async function measure(text: string, families: string): Promise<number> {
  const key = `${families}\n${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  const bars = text === '' ? 0 : await inkWidth('', families)
  const width = ((await inkWidth(text, families)) - bars) / referenceSize
  if (widths.size >= mostWidths) widths.clear()
  widths.set(key, width)
  return width
}

type Focus = { readonly x: number; readonly y: number }

/** The part of a picture that shows its focal point, as large as the place. */
async function cropped(file: string, focus: Focus, place: PicturePlacement): Promise<Buffer> {
  const { width = 0, height = 0 } = await sharp(file).metadata()
  const scale = Math.max(place.width / width, place.height / height)
  const [wide, high] = [
    Math.max(place.width, Math.round(width * scale)),
    Math.max(place.height, Math.round(height * scale)),
  ]
  const at = (whole: number, part: number, per: number) =>
    Math.round(Math.min(whole - part, Math.max(0, (whole * per) / 100 - part / 2)))
  return sharp(file)
    .resize(wide, high, { fit: 'fill' })
    .extract({
      left: at(wide, place.width, focus.x),
      top: at(high, place.height, focus.y),
      width: place.width,
      height: place.height,
    })
    .png({ compressionLevel: 0 })
    .toBuffer()
}

/**
 * @param uploads folder of the uploaded pictures; one that is not there leaves its colour
 * @returns a PNG of `cardSize`
 */
export async function renderCard(card: Card, uploads: string): Promise<Buffer> {
  const { svg, picture: place } = await layoutCard(card, measure)
  const picture = card.story?.picture
  const image = sharp(Buffer.from(svg)).flatten({ background: '#fffdf9' })
  if (!place || !picture) return image.png({ compressionLevel: 9 }).toBuffer()
  const file = path.join(uploads, `${path.basename(picture.src)}-1280.webp`)
  const input = await cropped(file, picture.focus, place).catch(() => null)
  const whole = input ? image.composite([{ input, left: place.left, top: place.top }]) : image
  // A photograph as PNG is larger than messengers fetch; in 256 colours it is not.
  return whole.png({ palette: true, quality: 90, effort: 4, dither: 0.9 }).toBuffer()
}
