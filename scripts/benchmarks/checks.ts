// Puts the checks of translations on trial against human translations: how often each fires on them, and how many
// planted faults are found. The same in every run.
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { checkIds, checkSegment, checkStory, checks, type StoryPair } from '#lib/translation/checks/index.ts'
import type { Warning } from '#lib/translation/types.ts'
import { plantedDates } from './planting/dates.ts'
import { type Fault, faults } from './planting/faults.ts'
import { seeded } from './planting/random.ts'
import { pairsOf, type ReferenceStory, readStories } from './planting/stories.ts'

/** @param file stories in the import format, each in all languages, one sentence a paragraph */
export async function benchChecks(file: string): Promise<void> {
  const stories = readStories(file)
  const clean = translationLocales.map((locale) => ({
    locale,
    found: stories.map((story) => findings(pairsOf(story, locale), locale)),
  }))
  printClean(clean)
  console.log(
    `\n| planted fault | ${translationLocales.join(' | ')} |\n|---|${'---:|'.repeat(translationLocales.length)}`,
  )
  for (const fault of faults) {
    console.log(
      row(
        fault.name,
        translationLocales.map((locale) => caught(fault, locale, stories)),
      ),
    )
  }
  console.log(
    row(
      'weekday against date (own sentences)',
      translationLocales.map((locale) => share(plantedDates(locale))),
    ),
  )
  console.log('\nWhere each fault is planted:\n')
  for (const { name, applies } of faults) console.log(`- ${name}: ${applies}`)
}

type Findings = readonly (readonly Warning[])[]

/** Warnings of each segment of a story, by itself and over the story. */
function findings(pairs: readonly StoryPair[], locale: TranslationLocale): Findings {
  const overStory = checkStory(pairs, locale)
  return pairs.map((pair) => [...checkSegment({ ...pair, locale, terms: [] }), ...(overStory.get(pair.key) ?? [])])
}

function printClean(clean: readonly { locale: TranslationLocale; found: readonly Findings[] }[]): void {
  const columns = clean.map(({ found }) => found.flat())
  const count = (test: (warning: Warning) => boolean) =>
    columns.map((segments) => String(segments.filter((warnings) => warnings.some(test)).length))
  console.log(`| check | ${translationLocales.join(' | ')} |\n|---|${'---:|'.repeat(translationLocales.length)}`)
  for (const id of checkIds) {
    const check = checks.find((each) => each.id === id)
    if (check && check.scope !== 'source')
      console.log(
        row(
          `\`${id}\` (${check.severity})`,
          count((warning) => warning.check === id),
        ),
      )
  }
  console.log(
    row(
      'sentences',
      columns.map((segments) => String(segments.length)),
    ),
  )
  console.log(
    row(
      'with a blocking finding',
      count(({ severity }) => severity === 'blocking'),
    ),
  )
  const withAny = count(() => true)
  console.log(
    row(
      'with any finding',
      withAny.map((each, index) => percent(Number(each), columns[index]?.length ?? 0)),
    ),
  )
}

/** How many of the plantings a fault's checks find, beyond what they find without it. */
function caught(fault: Fault, locale: TranslationLocale, stories: readonly ReferenceStory[]): string {
  const random = seeded(20_220_105)
  const all = stories.flatMap((story) => pairsOf(story, locale))
  let [planted, found] = [0, 0]
  for (const story of stories) {
    const pairs = pairsOf(story, locale)
    for (const index of pairs.keys()) {
      const fixture = fault.plant({ locale, story, pairs, all, index, random })
      if (!fixture) continue
      planted += 1
      const before = relevant(fault, pairs.with(index, fixture.clean), index, locale)
      const after = relevant(fault, pairs.with(index, fixture.faulty), index, locale)
      if (after.some((warning) => !before.includes(warning))) found += 1
    }
  }
  return share({ planted, found })
}

function relevant(fault: Fault, pairs: readonly StoryPair[], index: number, locale: TranslationLocale): string[] {
  const pair = pairs[index]
  if (!pair) return []
  const overStory = fault.checks.includes('name-missing') ? (checkStory(pairs, locale).get(pair.key) ?? []) : []
  return [...checkSegment({ ...pair, locale, terms: [] }), ...overStory]
    .filter(({ check }) => fault.checks.some((id) => id === check))
    .map((warning) => JSON.stringify(warning))
}

const share = ({ planted, found }: { planted: number; found: number }): string =>
  `${percent(found, planted)} of ${planted}`
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)
const row = (name: string, values: readonly string[]): string => `| ${name} | ${values.join(' | ')} |`
