import { languages } from '#lib/languages/index.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import type { CheckedStoryPair, Detail, StoryCheck } from '../check.ts'
import type { NamedStory, NameFinding } from './finding.ts'
import { findInLatin } from './in-latin.ts'
import { findInOtherScript } from './in-other-script.ts'
import { namesIn } from './source.ts'

/** Of a segment that is longer, only the beginning is looked at, and only so many names. */
const mostCharacters = 4000
const mostNames = 60

const known = new WeakMap<readonly CheckedStoryPair[], readonly NameFinding[][]>()

/** What became of the names, segment by segment; both checks ask for the same story. */
function findingsIn(pairs: readonly CheckedStoryPair[], locale: TranslationLocale): readonly NameFinding[][] {
  const before = known.get(pairs)
  if (before) return before
  const names = namesIn(pairs.map(({ source }) => source.prose.slice(0, mostCharacters)))
  const segments = pairs.map(({ target }, index) => ({ names: names[index]?.slice(0, mostNames) ?? [], target }))
  const story: NamedStory = { locale, segments }
  const { names: written } = languages[locale].checks
  const found = written === 'unchanged' ? findInLatin(story) : written ? findInOtherScript(story, written) : []
  known.set(pairs, found)
  return found
}

function details(
  pairs: readonly CheckedStoryPair[],
  locale: TranslationLocale,
  kind: NameFinding['kind'],
): Map<string, Detail[]> {
  const found = new Map<string, Detail[]>()
  for (const [index, findings] of findingsIn(pairs, locale).entries()) {
    const key = pairs[index]?.key
    const own = findings.filter((finding) => finding.kind === kind)
    const distinct = [...new Map(own.map((finding) => [finding.name, finding])).values()]
    if (key !== undefined && distinct.length > 0)
      found.set(
        key,
        distinct.map(({ kind: _, ...detail }) => detail),
      )
  }
  return found
}

/** A name of the original stands in the translation, or what the story makes of it elsewhere. */
export const nameMissing: StoryCheck = {
  id: 'name-missing',
  severity: 'warning',
  scope: 'story',
  find: (pairs, locale) => details(pairs, locale, 'missing'),
}

/** A name is written in one way over the story. */
export const nameVaries: StoryCheck = {
  id: 'name-varies',
  severity: 'warning',
  scope: 'story',
  find: (pairs, locale) => details(pairs, locale, 'varies'),
}
