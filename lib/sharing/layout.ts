// The design of cards: a newspaper's head, a headline that fits, the picture beside it. Gives SVG; paint.ts draws it.

import { type Edition, editions, type Locale, originalLocale } from '#lib/locales.ts'
import type { Localized } from '#lib/news/types.ts'
import { segmentsOf } from '#lib/text/segment.ts'
import { type Card, cardSize, isFallback } from './card.ts'
import { balanceLines, type MeasuredRun, unbreakableRuns } from './lines.ts'
import { printable, runScale, typesettingOf } from './typeset.ts'

/** Width of a text set in families, to its size. */
export type Measure = (text: string, families: string) => Promise<number>

/** Where the picture goes, in pixels; the rest is SVG. */
export type PicturePlacement = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const colours = { paper: '#fffdf9', ink: '#1a1a1a', muted: '#5f5b55', rule: '#dfdad2', accent: '#b3261e' } as const
const { width, height } = cardSize
const margin = 64
const pictureWidth = 412
const headlineTop = 222
const headlineBottom = 522

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** One line of text. `x` is where it begins, or with `end` where it ends: in the direction of its language. */
type Line = {
  readonly text: string
  readonly locale: Locale
  readonly x: number
  readonly y: number
  readonly size: number
  readonly families: string
  readonly colour: string
  readonly direction?: Edition['direction']
  readonly end?: boolean
  readonly tracking?: number
}

function svgLine({ text, locale, x, y, size, families, colour, direction, end = false, tracking = 0 }: Line): string {
  const typesetting = typesettingOf(locale)
  const { tag, direction: own } = editions[locale]
  // Only the pieces whose size differs are marked; the bidirectional algorithm sees one text.
  const pieces = text
    .split(/( +)/)
    .map((piece) => {
      const scale = runScale(piece, typesetting)
      return scale === 1 || piece === ''
        ? escaped(piece)
        : `<tspan font-size="${size * scale}">${escaped(piece)}</tspan>`
    })
    .join('')
  const rtl = own === 'rtl'
  // What begins at the other side than its own direction ends there.
  const anchor = end !== (direction !== undefined && direction !== own) ? 'end' : 'start'
  return `<text x="${x}" y="${y}" xml:lang="${tag}" xml:space="preserve"${rtl ? ' direction="rtl"' : ''} text-anchor="${anchor}"
    font-family="${families}" font-size="${size}" fill="${colour}"${tracking ? ` letter-spacing="${tracking}"` : ''}>${pieces}</text>`
}

async function measured(text: string, locale: Locale, families: string, measure: Measure): Promise<MeasuredRun[]> {
  const typesetting = typesettingOf(locale)
  return Promise.all(
    unbreakableRuns(text, locale).map(async (unit) => ({
      ...unit,
      width: (await measure(unit.text, families)) * runScale(unit.text, typesetting),
    })),
  )
}

const joined = (line: readonly MeasuredRun[]) =>
  line.map(({ text, spaced }, index) => (spaced && index > 0 ? ` ${text}` : text)).join('')

type Headline = { readonly lines: readonly string[]; readonly size: number }

/** The largest size at which a headline fits; if none does, what fits at the smallest, and an ellipsis. */
async function fitted({ text, locale }: Localized, column: number, room: number, measure: Measure): Promise<Headline> {
  const { head, leading, rise, sizes } = typesettingOf(locale)
  const smallest = sizes.at(-1) ?? 40
  let units = await measured(printable(text), locale, head, measure)
  // A word wider than the column is broken between characters.
  if (units.some((unit) => unit.width * smallest > column)) {
    const apart = units.flatMap((unit) =>
      unit.width * smallest <= column
        ? [unit]
        : segmentsOf(unit.text, editions[locale].tag, 'grapheme').map(({ segment }, index) => ({
            text: segment,
            spaced: unit.spaced && index === 0,
            width: unit.width / Math.max(1, [...unit.text].length),
          })),
    )
    units = apart
  }
  const space = await measure(' ', head)
  const linesAt = (size: number) => Math.max(1, Math.floor((room / size - rise) / leading) + 1)
  for (const size of sizes) {
    const broken = balanceLines(units, space, column / size, Math.min(linesAt(size), 5))
    if (broken) return { lines: broken.map(joined), size }
  }
  const most = linesAt(smallest)
  for (let kept = units.length - 1; kept > 0; kept -= 1) {
    const last = units[kept - 1]
    if (!last) break
    const cut = [
      ...units.slice(0, kept - 1),
      { ...last, text: `${last.text.replace(/[\p{P}\s]+$/u, '')}…`, width: last.width + 1 },
    ]
    const broken = balanceLines(cut, space, column / smallest, most)
    if (broken) return { lines: broken.map(joined), size: smallest }
  }
  return { lines: [], size: smallest }
}

/** A card of a site: its name, and what it says of itself. */
async function siteCardSvg({ locale, siteName, tagline }: Card, measure: Measure): Promise<string> {
  const { head, leading, rise } = typesettingOf(tagline.locale)
  const wide = await measure(siteName, typesettingOf(originalLocale).head)
  const size = Math.min(190, (width - 2 * margin) / Math.max(0.1, wide))
  const centre = width / 2
  const said = await fitted(tagline, width - 4 * margin, 120, measure)
  const taglineSize = Math.min(said.size, 44)
  const middle = (text: string, of: Locale, y: number, fontSize: number, families: string, colour: string) =>
    svgLine({ text, locale: of, x: centre, y, size: fontSize, families, colour }).replace(
      /text-anchor="\w+"/,
      'text-anchor="middle"',
    )
  return [
    `<rect x="0" y="0" width="${width}" height="14" fill="${colours.accent}"/>`,
    middle(siteName, originalLocale, 316, size, typesettingOf(originalLocale).head, colours.ink),
    `<rect x="${centre - 300}" y="374" width="600" height="5" fill="${colours.ink}"/>`,
    `<rect x="${centre - 300}" y="383" width="600" height="1.5" fill="${colours.ink}"/>`,
    ...said.lines.map((line, index) =>
      middle(
        line,
        tagline.locale,
        422 + rise * taglineSize + index * leading * taglineSize,
        taglineSize,
        head,
        colours.muted,
      ),
    ),
    middle(editions[locale].name, locale, 582, 28, typesettingOf(locale).text, colours.accent),
  ].join('\n')
}

/**
 * A card as SVG without its picture, and where the picture goes.
 *
 * @param measure widths in the fonts that will draw it
 */
export async function layoutCard(
  card: Card,
  measure: Measure,
): Promise<{ svg: string; picture: PicturePlacement | null }> {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${colours.paper}"/>`
  const { story, locale } = card
  if (!story) return { svg: `${open}${await siteCardSvg(card, measure)}</svg>`, picture: null }
  const { direction } = editions[locale]
  const rtl = direction === 'rtl'
  const taken = story.picture ? pictureWidth : 0
  const [left, right] = rtl ? [taken + margin, width - margin] : [margin, width - taken - margin]
  const [start, end] = rtl ? [right, left] : [left, right]
  const column = right - left
  const { headline, section } = story
  const set = typesettingOf(headline.locale)
  const { lines, size } = await fitted(headline, column, headlineBottom - headlineTop, measure)
  const top = headlineTop + set.rise * size
  const original = typesettingOf(originalLocale)
  const sectionSet = typesettingOf(section.locale)
  const parts = [
    svgLine({
      text: card.siteName,
      locale: originalLocale,
      direction,
      x: start,
      y: 106,
      size: 60,
      families: original.head,
      colour: colours.ink,
      tracking: -1,
    }),
    `<rect x="${left}" y="130" width="${column}" height="4" fill="${colours.ink}"/>`,
    `<rect x="${left}" y="137" width="${column}" height="1.5" fill="${colours.ink}"/>`,
    svgLine({
      text: printable(section.text),
      locale: section.locale,
      direction,
      x: start,
      y: 190,
      size: 32,
      families: sectionSet.text,
      colour: colours.accent,
    }),
    ...lines.map((text, index) =>
      svgLine({
        text,
        locale: headline.locale,
        direction,
        x: start,
        y: top + index * set.leading * size,
        size,
        families: set.head,
        colour: colours.ink,
      }),
    ),
    `<rect x="${left}" y="556" width="${column}" height="1.5" fill="${colours.rule}"/>`,
    await footer(card, start, column, measure),
  ]
  const label = isFallback(card) ? originalLocale : null
  const shown = label ?? locale
  parts.push(
    svgLine({
      text: editions[shown].name,
      locale: shown,
      direction,
      end: true,
      x: end,
      y: 190,
      size: 26,
      families: typesettingOf(shown).text,
      colour: colours.muted,
    }),
  )
  const picture = story.picture ? { left: rtl ? 0 : width - pictureWidth, top: 0, width: pictureWidth, height } : null
  if (picture)
    parts.push(
      `<rect x="${picture.left}" y="0" width="${picture.width}" height="${height}" fill="${story.picture?.colour}"/>`,
    )
  else parts.push(`<rect x="0" y="0" width="${width}" height="14" fill="${colours.accent}"/>`)
  return { svg: `${open}${parts.join('\n')}</svg>`, picture }
}

/** What the site says of itself, where it fits on a line. */
async function footer({ tagline, locale }: Card, start: number, column: number, measure: Measure): Promise<string> {
  const { text: families } = typesettingOf(tagline.locale)
  const text = printable(tagline.text)
  const units = await measured(text, tagline.locale, families, measure)
  const space = await measure(' ', families)
  const total = units.reduce((sum, unit) => sum + unit.width + (unit.spaced ? space : 0), 0)
  const size = Math.min(27, column / total)
  if (size < 19) return ''
  const { direction } = editions[locale]
  return svgLine({ text, locale: tagline.locale, direction, x: start, y: 598, size, families, colour: colours.muted })
}
