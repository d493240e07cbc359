// The translation memory: every segment that a machine or a person has translated.
export { findMatches, type MemoryEntry, storeEntries } from './store.ts'
export { exportTmx } from './tmx/export.ts'
export { importTmx, type TmxCounts } from './tmx/import.ts'
