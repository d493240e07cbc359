// Builds what browsers load beside Next's own files: fonts, custom elements, the script of the display. Names carry a
// hash of the content, so that they can be kept for ever; dist/assets/manifest.json says which name is where. The fonts
// of share cards go to dist/card-fonts.
//
//   node scripts/build-assets.ts
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import sharp from 'sharp'
import subsetFont from 'subset-font'
import { assetPath } from '#lib/content/paths.ts'
import { languages } from '#lib/languages/index.ts'
import { locales } from '#lib/locales.ts'

import type { FontFaces } from '#lib/runtime/assets.ts'
import { buildCardFonts } from './assets/card-fonts.ts'
import { type FontFile, fontFaces, fontFiles, preloaded } from './assets/typefaces.ts'

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log('Usage: node scripts/build-assets.ts\n\nBuilds fonts and browser scripts into dist/assets.')
  process.exit(0)
}

const root = path.resolve(import.meta.dirname, '..')
const out = path.join(root, 'dist/assets')
const fonts = path.join(root, 'dist/fonts')
const urls: Record<string, string> = {}

const digest = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 12)
}

async function emit(name: string, content: Buffer | Uint8Array): Promise<void> {
  const { name: stem, ext } = path.parse(name)
  const file = `${stem}-${digest(Buffer.from(content))}${ext}`
  await writeFile(path.join(out, file), content)
  urls[name] = assetPath(file)
}

/** Subsets a font, which takes seconds; the result is remembered under what it was made from. */
async function font(file: FontFile): Promise<Buffer> {
  const source = await readFile(path.join(root, 'node_modules/@fontsource-variable', file.source))
  const memo = path.join(fonts, `${digest(source, JSON.stringify(file))}.woff2`)
  try {
    return await readFile(memo)
  } catch {
    const characters = file.ranges.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
    )
    const subset = await subsetFont(source, characters.join(''), {
      targetFormat: 'woff2',
      variationAxes: file.axes,
      noLayoutClosure: !file.closure,
      noHinting: true,
    })
    await writeFile(memo, subset)
    return subset
  }
}

/** Bundles `contents` (or a file) into one small script. */
async function script(name: string, contents: string, format: 'esm' | 'iife'): Promise<void> {
  const result = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format,
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  })
  for (const output of result.outputFiles) await emit(name, output.contents)
}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
await mkdir(fonts, { recursive: true })

for (const file of fontFiles) await emit(file.name, await font(file))

/** What an installed site shows as its icon: the drawing, and the drawing within the safe zone of a full square. */
async function icon(name: string, size: number, maskable: boolean): Promise<void> {
  const drawing = await readFile(path.join(root, 'app/icon.svg'))
  const inner = maskable ? Math.round(size * 0.7) : size
  const png = sharp(drawing, { density: (72 * inner) / 32 })
    .resize(inner, inner)
    .png()
  if (!maskable) return emit(name, await png.toBuffer())
  const background = { create: { width: size, height: size, channels: 4 as const, background: '#b3261e' } }
  await emit(
    name,
    await sharp(background)
      .composite([{ input: await png.toBuffer() }])
      .png()
      .toBuffer(),
  )
}
for (const [name, size, maskable] of [
  ['icon-192.png', 192, false],
  ['icon-512.png', 512, false],
  ['icon-maskable-512.png', 512, true],
  ['apple-touch-icon.png', 180, true],
] as const) {
  await icon(name, size, maskable)
}

// In this order they compress best.
const elements = globSync('components/**/*.element.ts', { cwd: root }).sort().reverse()
await script('elements.js', elements.map((file) => `import './${file}'`).join('\n'), 'esm')
await script('display.js', `import './components/display/display.ts'`, 'iife')

await script('listen.js', `export * from './components/listen/listen.ts'`, 'esm')
await script('shelf.js', `import './components/saved/story-shelf.ts'`, 'esm')
await script('more-stories.js', `import './components/listing/more-stories.ts'`, 'esm')

// Its name never changes: browsers look at its address again and again.
await build({
  entryPoints: [path.join(root, 'components/offline/service-worker.ts')],
  outfile: path.join(root, 'dist/service-worker.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
  define: { editionCodes: JSON.stringify(locales), 'process.env.NODE_ENV': '"production"' },
})

await writeFile(path.join(out, 'manifest.json'), JSON.stringify(urls, null, 1))

const url = (name: string) => urls[name] ?? name
const fontSets = [...new Set(Object.values(languages).map(({ webFonts }) => webFonts))]
const faces: FontFaces = Object.fromEntries(
  fontSets.map((set) => {
    const first = preloaded[set]
    return [set, { faces: fontFaces(set, url), preload: first && url(first) }]
  }),
)
await writeFile(path.join(fonts, 'faces.json'), JSON.stringify(faces, null, 1))

const began = performance.now()
const made = await buildCardFonts(
  path.join(root, 'node_modules/@fontsource-variable'),
  path.join(root, 'dist/card-fonts'),
)
if (made) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`dist/card-fonts: ${made.files} files, ${(made.bytes / 1e6).toFixed(1)} MB, ${seconds} s`)
}
console.log(`dist/assets: ${(await readdir(out)).length} files`)
