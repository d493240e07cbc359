// What scripts/screenshots was asked for.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type PageType, pageTypes } from '#e2e/testing/pages.ts'
import { type Locale, locales } from '#lib/locales.ts'

const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

export type Options = {
  url: string
  out: string
  types: readonly PageType[]
  editions: readonly Locale[]
  widths: readonly number[]
  themes: readonly Theme[]
  height: number
  parallel: number
}

/** The names in a comma-separated list. Throws, naming what there is, when one is none of `known`. */
function chosen<Name extends string>(option: string, given: string | undefined, known: readonly Name[]): Name[] {
  if (given === undefined) return [...known]
  return given.split(',').map((name) => {
    const found = known.find((one) => one === name.trim())
    if (found === undefined) throw new Error(`--${option}: there is no ${name}; there are ${known.join(', ')}`)
    return found
  })
}

/** A whole number from 1 to `most`. */
function whole(option: string, given: string, most: number): number {
  const number = Number(given)
  if (!Number.isInteger(number) || number < 1 || number > most) {
    throw new Error(`--${option}: ${given} is no whole number from 1 to ${most}`)
  }
  return number
}

/**
 * Reads the command line.
 *
 * @throws when an option is unknown or its value can't be used
 */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: 'string', default: 'http://localhost:3000' },
      out: { type: 'string', default: 'test-results/contact-sheet' },
      types: { type: 'string' },
      editions: { type: 'string' },
      widths: { type: 'string', default: '360,1280' },
      themes: { type: 'string' },
      height: { type: 'string', default: '2400' },
      parallel: { type: 'string', default: '4' },
    },
  })
  if (!URL.canParse(values.url)) throw new Error(`--url: ${values.url} is no address`)
  return {
    url: new URL(values.url).origin,
    out: path.resolve(process.env.INIT_CWD ?? '.', values.out),
    types: chosen('types', values.types, pageTypes),
    editions: chosen('editions', values.editions, locales),
    widths: values.widths.split(',').map((width) => whole('widths', width.trim(), 4000)),
    themes: chosen('themes', values.themes, themes),
    height: whole('height', values.height, 16_000),
    parallel: whole('parallel', values.parallel, 32),
  }
}
