/** The translation memory: every segment that was ever translated, by a machine or a person. */
export { type MemoryEntry, type Origin, type Remembered, recall, remember } from './store.ts'
