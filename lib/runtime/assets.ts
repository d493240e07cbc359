/**
 * The browser files that scripts/build-assets.ts made: where each is served, and the fonts of each script. Read when
 * first asked for, not when the module is loaded, so that a build needs none of it.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ScriptGroup } from '#lib/locales.ts'

/** Logical name → URL. */
type Manifest = Readonly<Record<string, string>>

/** Per script: the `@font-face` rules of its pages, and the URL of the font to preload. */
export type FontFaces = Readonly<Partial<Record<ScriptGroup, { faces: string; preload: string | null }>>>

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

/** `@font-face` rules for the pages of a script, and the URL of the one font file that they preload. */
export function fontsOf(script: ScriptGroup): { readonly faces: string; readonly preload: string | null } {
  const fonts = built<FontFaces>('fonts/faces.json')[script]
  if (fonts === undefined) throw new Error(`dist/fonts/faces.json knows no script "${script}"; run scripts/build`)
  return fonts
}
