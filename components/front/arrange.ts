/** How a row of the front page below its top is laid out; `pair`: two sections side by side. */
export type RowLayout = 'wide' | 'pair' | 'mirrored'

export type Row<Block> = { readonly layout: RowLayout; readonly blocks: readonly Block[] }

const layouts: readonly RowLayout[] = ['wide', 'pair', 'mirrored', 'pair']

/** Lays out the sections of the front page so that no two rows in a sequence look alike. */
export function layOutRows<Block>(blocks: readonly Block[]): Row<Block>[] {
  const rows: Row<Block>[] = []
  for (let from = 0; from < blocks.length; from += rows.at(-1)?.blocks.length ?? 1) {
    const planned = layouts[rows.length % layouts.length] ?? 'wide'
    // The last section may be left without a partner.
    const alone = rows.at(-1)?.layout === 'wide' ? 'mirrored' : 'wide'
    const layout = planned === 'pair' && from + 1 === blocks.length ? alone : planned
    rows.push({ layout, blocks: blocks.slice(from, from + (layout === 'pair' ? 2 : 1)) })
  }
  return rows
}
