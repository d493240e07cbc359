// The browser files that scripts/build-assets.ts made: where each is served, and the web fonts of the editions. Read
// when first asked for, not when the module is loaded, so that a build needs none of it.
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Logical name → URL. */
type Manifest = Readonly<Record<string, string>>

/** Per set of web fonts (lib/languages): the `@font-face` rules of its pages, and the URL of the font to preload. */
export type FontFaces = Readonly<Record<string, { faces: string; preload: string | null }>>

const remembered = new Map<string, unknown>()

function built<Content>(file: string): Content {
  const known = remembered.get(file)
  if (known !== undefined) return known as Content
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path.join(process.cwd(), 'dist', file), 'utf8'))
  } catch (cause) {
    throw new Error(`dist/${file} can't be read; run scripts/build`, { cause })
  }
  remembered.set(file, content)
  return content as Content
}

/**
 * URL of a built browser file: `asset('elements.js')` gives `/assets/elements-0123456789ab.js`.
 * @throws when there is no such file in the build
 */
export function asset(name: string): string {
  const url = built<Manifest>('assets/manifest.json')[name]
  if (url === undefined) throw new Error(`${name} is not among the files that scripts/build-assets.ts builds`)
  return url
}

/** `@font-face` rules of an edition's web fonts, and the URL of the one font file that its pages preload. */
export function fontsOf(set: string): { readonly faces: string; readonly preload: string | null } {
  const found = built<FontFaces>('fonts/faces.json')[set]
  if (found === undefined) throw new Error(`dist/fonts/faces.json has no set "${set}"; run scripts/build`)
  return found
}
