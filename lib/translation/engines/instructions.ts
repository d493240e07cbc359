// What a language model is told: the files in `instructions/`, and the language's note on style.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { languages } from '#lib/languages/index.ts'
import { editions, type TranslationLocale } from '#lib/locales.ts'

// The web process shows settings of engines from a bundle, where files have no folder of their own.
const folder = path.join(process.cwd(), 'lib/translation/engines/instructions')
const read = new Map<string, string>()

/**
 * The system message for translations into a language: `translate.md`, the language's style note if it has one, and
 * `repair.md` when an earlier answer was refused. Files are read once per process.
 */
export function instructionsFor(target: TranslationLocale, repairing: boolean): string {
  const language = new Intl.DisplayNames('en', { type: 'language' }).of(editions[target].tag) ?? target
  const parts = [text('translate.md'), languages[target].styleNote, repairing ? text('repair.md') : null]
  return parts
    .filter((part) => part !== null)
    .join('\n\n')
    .replaceAll('{language}', language)
}

function text(file: string): string {
  const known = read.get(file)
  if (known !== undefined) return known
  const found = readFileSync(path.join(folder, file), 'utf8').trim()
  read.set(file, found)
  return found
}
