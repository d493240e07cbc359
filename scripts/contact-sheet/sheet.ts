// The contact sheet as a page: a row for each edition, everything of one type together.
import type { PageType } from '#e2e/testing/pages.ts'
import { editions, type Locale } from '#lib/locales.ts'
import type { Theme } from './options.ts'

/** One picture of a page. */
export type Shot = {
  readonly type: PageType
  readonly edition: Locale
  readonly width: number
  readonly theme: Theme
  readonly address: string
  /** Its name in the sheet's folder. */
  readonly file: string
}

/** `ar 360 dark` */
export const labelOf = ({ edition, width, theme }: Shot): string => `${edition} ${width} ${theme}`

const style = `
  body { margin: 1rem; font: 14px/1.4 system-ui, sans-serif; background: #888; color: #fff }
  section > div { display: flex; gap: 8px; align-items: flex-start; margin-block-end: 8px; overflow-x: auto }
  figure { margin: 0; flex: none }
  img { display: block; inline-size: auto; block-size: 460px }
  a { color: inherit }
`

const figure = (shot: Shot) =>
  `<figure><a href="${shot.file}"><img src="${shot.file}" alt="${labelOf(shot)}" loading="lazy"></a>` +
  `<figcaption><a href="${shot.address}">${labelOf(shot)}</a></figcaption></figure>`

/** The page's HTML. */
export function sheetPage(shots: readonly Shot[]): string {
  const types = [...new Set(shots.map(({ type }) => type))]
  const sections = types.map((type) => {
    const own = shots.filter((shot) => shot.type === type)
    const rows = [...new Set(own.map(({ edition }) => edition))].map((edition) => {
      const figures = own.filter((shot) => shot.edition === edition).map(figure)
      return `<h3 lang="${editions[edition].tag}">${editions[edition].name}</h3><div>${figures.join('')}</div>`
    })
    return `<section><h2>${type} <a href="sheet-${type}.jpg">in one picture</a></h2>${rows.join('')}</section>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style><h1>Contact sheet</h1>${sections.join('')}</html>\n`
}
