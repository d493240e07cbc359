/** What a language model is told, from the files in `instructions/` that editors can read. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { editions, type TranslationLocale } from '#lib/locales.ts'

// The web process shows settings of engines from a bundle, where files have no folder of their own.
const folder = path.join(process.cwd(), 'lib/translation/engines/instructions')
const read = new Map<string, string>()

/**
 * The system message for translations into a language: `translate.md`, the language's style note if there is one
 * (`style-ar.md`), and `repair.md` when an earlier answer was refused. Files are read once per process.
 */
export function instructionsFor(target: TranslationLocale, repairing: boolean): string {
  const language = new Intl.DisplayNames('en', { type: 'language' }).of(editions[target].tag) ?? target
  const files = ['translate.md', `style-${target}.md`, ...(repairing ? ['repair.md'] : [])]
  return files
    .map(text)
    .filter((part) => part !== '')
    .join('\n\n')
    .replaceAll('{language}', language)
}

function text(file: string): string {
  const known = read.get(file)
  if (known !== undefined) return known
  const place = path.join(folder, file)
  const found = existsSync(place) ? readFileSync(place, 'utf8').trim() : ''
  read.set(file, found)
  return found
}
