/** How a row of the front page below its top is laid out; `pair`: two sections side by side. */
export type RowForm = 'wide' | 'pair' | 'mirrored'

export type Row<Block> = { readonly form: RowForm; readonly blocks: readonly Block[] }

const forms: readonly RowForm[] = ['wide', 'pair', 'mirrored', 'pair']

/** Lays out the sections of the front page so that no two rows in a sequence look alike. */
export function arrange<Block>(blocks: readonly Block[]): Row<Block>[] {
  const rows: Row<Block>[] = []
  for (let from = 0; from < blocks.length; from += rows.at(-1)?.blocks.length ?? 1) {
    const planned = forms[rows.length % forms.length] ?? 'wide'
    // The last section may be left without a partner.
    const alone = rows.at(-1)?.form === 'wide' ? 'mirrored' : 'wide'
    const form = planned === 'pair' && from + 1 === blocks.length ? alone : planned
    rows.push({ form, blocks: blocks.slice(from, from + (form === 'pair' ? 2 : 1)) })
  }
  return rows
}
