// Searching the reader site, and keeping its index. Plain SQL; the newsroom's software is never loaded here.
export { followChanges } from './follow.ts'
export { maxQueryLength } from './query.ts'
export { type RebuildProgress, rebuild } from './rebuild.ts'
export { type SearchQuery, search } from './search.ts'
export { indexStatus } from './status.ts'
