/** The criteria of a search, as in its address. */
export type SearchCriteria = {
  readonly text: string
  /** Id of a section. */
  readonly section?: number | undefined
  /** Days: `YYYY-MM-DD`. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Where the page of results begins. */
  readonly after?: string | undefined
}

/** The address of a search: `searchAddress('/ar/search', { text: 'a b' })` gives `/ar/search?q=a+b`. */
export function searchAddress(path: string, { text, section, from, to, after }: SearchCriteria): string {
  const given = { q: text, section, from, to, after }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value) query.set(name, `${value}`)
  return query.size > 0 ? `${path}?${query}` : path
}

/** Whether both are the same search. */
export const isSameSearch = (one: SearchCriteria, other: SearchCriteria): boolean =>
  searchAddress('', one) === searchAddress('', other)
