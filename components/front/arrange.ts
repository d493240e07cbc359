/** How a row of the front page below its top is laid out; `pair`: two sections side by side. */
export type RowForm = 'wide' | 'pair' | 'mirrored'

export type Row<Block> = { readonly form: RowForm; readonly blocks: readonly Block[] }

const forms: readonly RowForm[] = ['wide', 'pair', 'mirrored', 'pair']

/**
 * Lays out the sections of the front page so that no two rows in a sequence look alike. A section left over where a
 * pair would begin gets a row of its own.
 */
export function arrange<Block>(blocks: readonly Block[]): Row<Block>[] {
  const rows: Row<Block>[] = []
  for (let from = 0; from < blocks.length; from += rows.at(-1)?.blocks.length ?? 1) {
    const planned = forms[rows.length % forms.length] ?? 'wide'
    const pair = blocks.slice(from, from + 2)
    rows.push(
      planned === 'pair' && pair.length === 2
        ? { form: 'pair', blocks: pair }
        : { form: planned === 'pair' ? 'mirrored' : planned, blocks: pair.slice(0, 1) },
    )
  }
  return rows
}
