// The web fonts: which glyphs and axes of which Fontsource file, and how they are described to the browser. Chinese and
// Japanese use the system's fonts (a web font would be megabytes) and need Latin only for text in Indonesian.
import type { WebFonts } from '#lib/languages/language.ts'

type Range = readonly [first: number, last: number]

export type FontFile = {
  /** Logical name in the manifest. */
  readonly name: string
  /** Path in node_modules/@fontsource-variable. */
  readonly source: string
  readonly ranges: readonly Range[]
  readonly axes: Readonly<Record<string, { min: number; max: number }>>
  /** Whether glyphs that only substitutions reach are kept: vital for Arabic joining, dead weight for Latin. */
  readonly closure: boolean
}

const latin: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x2009, 0x200a],
  [0x2010, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044, 0x2044],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0xfb01, 0xfb02],
]
const latinExtended: readonly Range[] = [
  [0x100, 0x130],
  [0x132, 0x151],
  [0x154, 0x17f],
  [0x218, 0x21b],
  [0x1e00, 0x1e9f],
]
const arabic: readonly Range[] = [
  [0x600, 0x6ff],
  [0x200c, 0x200e],
]

// The optical size axis gives headlines their fine strokes and small text its sturdy ones, from one file.
const serifAxes = { wght: { min: 400, max: 700 }, opsz: { min: 14, max: 48 } }

const serif = (name: string, source: string, ranges: readonly Range[]): FontFile => ({
  name: `source-serif-4-${name}.woff2`,
  source: `source-serif-4/files/source-serif-4-${source}.woff2`,
  ranges,
  axes: serifAxes,
  closure: false,
})

const files = {
  latin: serif('latin', 'latin-opsz-normal', latin),
  latinItalic: serif('latin-italic', 'latin-opsz-italic', latin),
  latinExtended: serif('latin-ext', 'latin-ext-opsz-normal', latinExtended),
  latinExtendedItalic: serif('latin-ext-italic', 'latin-ext-opsz-italic', latinExtended),
  arabic: {
    name: 'noto-naskh-arabic.woff2',
    source: 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2',
    ranges: arabic,
    axes: { wght: { min: 400, max: 700 } },
    closure: true,
  },
} as const satisfies Record<string, FontFile>

export const fontFiles: readonly FontFile[] = Object.values(files)

/** The one file that a page with these fonts may preload; null: none. */
export const preloaded: Readonly<Record<WebFonts, string | null>> = {
  serif: files.latin.name,
  naskh: files.arabic.name,
  device: null,
}

const hex = (value: number) => value.toString(16)
const unicodeRange = (ranges: readonly Range[]) =>
  ranges.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`).join(',')

// Values are unquoted throughout, so that the rules can stand in a <style> that React writes: it would escape quotes.
const face = (family: string, descriptors: Readonly<Record<string, string>>) =>
  `@font-face{font-family:${family};${Object.entries(descriptors)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`

const web = (family: string, file: FontFile, url: (name: string) => string, more: Record<string, string> = {}) =>
  face(family, {
    src: `url(${url(file.name)})`,
    'font-weight': '400 700',
    'font-display': 'swap',
    'unicode-range': unicodeRange(file.ranges),
    ...more,
  })

const per = (value: number) => `${Math.round(value * 1000) / 10}%`

type Metrics = { readonly ascent: number; readonly descent: number }

const serifMetrics: Metrics = { ascent: 1.036, descent: 0.335 }

// Arabic letters are drawn small for their size; Latin words and digits between them come from the same serif as
// everywhere else, at its own size.
const naskhScale = 1.12
/** Of Noto Naskh Arabic at that scale; Latin between Arabic takes them too, so that it never moves a line. */
const naskhMetrics: Metrics = { ascent: 1.069 * naskhScale, descent: 0.634 * naskhScale }

/** Overrides for a face that is itself scaled by `scale`, so that what counts is `metrics`. */
const overrides = ({ ascent, descent }: Metrics, scale: number) => ({
  'ascent-override': per(ascent / scale),
  'descent-override': per(descent / scale),
  'line-gap-override': '0%',
})

/** Stands in, in the width of Source Serif 4, until it has come. */
const standIn = (family: string, local: string, weight: string, widthRatio: number, metrics: Metrics) =>
  face(family, {
    src: local
      .split(',')
      .map((name) => `local(${name})`)
      .join(','),
    'font-weight': weight,
    'size-adjust': per(widthRatio),
    ...overrides(metrics, widthRatio),
  })

/**
 * Width ratios: the same Indonesian, English and French sentences measured in Chromium in both fonts, regular at 22 px
 * and weight 620 at 30 px, sizes at which a shift would be seen. Liberation Serif has the widths of Times New Roman.
 */
const latinStandIns = (family: string, metrics: Metrics) => [
  standIn(`${family} Times`, 'Times New Roman,Liberation Serif,Tinos', '400', 1.11, metrics),
  standIn(`${family} Times`, 'Times New Roman Bold,Liberation Serif Bold,Tinos Bold', '600 700', 1.035, metrics),
  standIn(`${family} Noto`, 'Noto Serif', '400', 0.93, metrics),
  standIn(`${family} Noto`, 'Noto Serif Bold', '600 700', 0.87, metrics),
]

/**
 * The `@font-face` rules of an edition's pages.
 * @param url where the built file of a logical name is served
 */
export function fontFaces(fonts: WebFonts, url: (name: string) => string): string {
  const italic = { 'font-style': 'italic' }
  const faces = [
    web('Warta Serif', files.latin, url),
    web('Warta Serif', files.latinItalic, url, italic),
    web('Warta Serif', files.latinExtended, url),
    web('Warta Serif', files.latinExtendedItalic, url, italic),
    ...latinStandIns('Warta Serif', serifMetrics),
  ]
  if (fonts !== 'naskh') return faces.join('')
  const scaled = { 'size-adjust': per(naskhScale), ...overrides(naskhMetrics, naskhScale) }
  // The font of that name which is installed here stands in for Arabic letters only.
  const installed = { ...scaled, 'unicode-range': unicodeRange(arabic) }
  return [
    ...faces,
    web('Warta Naskh', files.arabic, url, scaled),
    // Used from the second page on: digits that change their width as the font comes would move the lines around them,
    // and one font alone may be preloaded.
    web('Warta Naskh', files.latin, url, { ...overrides(naskhMetrics, 1), 'font-display': 'optional' }),
    face('Warta Naskh Local', {
      src: 'local(Noto Naskh Arabic),local(Noto Naskh Arabic UI)',
      'font-weight': '400 500',
      ...installed,
    }),
    face('Warta Naskh Local', { src: 'local(Noto Naskh Arabic Bold)', 'font-weight': '600 700', ...installed }),
    ...latinStandIns('Warta Naskh', naskhMetrics),
  ].join('')
}
