// The fonts of share cards (lib/languages/card-type.ts), as files for fontconfig. Fontsource cuts each font into slices
// of characters; fontconfig takes them as many small fonts of one family.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import subsetFont from 'subset-font'
import { languages } from '#lib/languages/index.ts'

/** Those of all languages, each once. */
const cardFonts = [
  ...new Set(Object.values(languages).flatMap(({ card }) => (card ? [...card.head, ...card.text] : []))),
]

const pattern = (stem: string, family: string) => `  <match target="scan">
    <test name="file" compare="contains"><string>/${stem}_</string></test>
    <edit name="family" mode="assign" binding="same"><string>${family}</string></edit>
    <edit name="weight" mode="assign"><const>regular</const></edit>
  </match>`

/** Knows these files and no others; `relative` is relative to itself. */
const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
${cardFonts.map(({ stem, family }) => pattern(stem, family)).join('\n')}
</fontconfig>
`

/** Characters of a CSS `unicode-range`. */
function characters(range: string): string {
  return range
    .split(',')
    .flatMap((part) => {
      const [first = 0, last = first] = part
        .replace(/U\+/i, '')
        .split('-')
        .map((hex) => Number.parseInt(hex, 16))
      return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
    })
    .join('')
}

/**
 * Makes the fonts and their fontconfig file, unless the folder holds what the same sources gave before.
 *
 * @param packages node_modules/@fontsource-variable
 * @param folder where the fonts come to stand, alone
 * @returns how many files, and their bytes; null: nothing to do
 */
export async function buildCardFonts(
  packages: string,
  folder: string,
): Promise<{ files: number; bytes: number } | null> {
  const hash = createHash('sha256').update(configuration).update(JSON.stringify(cardFonts))
  for (const { source } of cardFonts) hash.update(await readFile(path.join(packages, source, 'package.json')))
  const stamp = hash.digest('hex')
  const stampFile = path.join(folder, 'made-from')
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return null
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  let bytes = 0
  for (const { stem, source, axes, at, slices } of cardFonts) {
    const ranges: Record<string, string> = JSON.parse(
      await readFile(path.join(packages, source, 'unicode.json'), 'utf8'),
    )
    for (const [name, range] of Object.entries(ranges)) {
      const slice = name.replace(/[[\]]/g, '')
      if (slices && !slices.includes(slice)) continue
      const woff2 = await readFile(path.join(packages, source, 'files', `${source}-${slice}-${axes}-normal.woff2`))
      const options = { targetFormat: 'sfnt', variationAxes: at, noHinting: true } as const
      const font = await subsetFont(woff2, characters(range), options)
      await writeFile(path.join(folder, `${stem}_${slice}.ttf`), font)
      bytes += font.length
    }
  }
  await writeFile(path.join(folder, 'fonts.conf'), configuration)
  const files = (await readdir(folder)).length - 1
  await writeFile(stampFile, stamp)
  return { files, bytes }
}
