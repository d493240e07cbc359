// The translation memory: every segment that was ever translated, by a machine or a person.
export { type MemoryEntry, recall, remember } from './store.ts'
export { exportTmx } from './tmx/export.ts'
export { importTmx, type TmxCounts } from './tmx/import.ts'
