// Splits a story's text into segments of tagged text, and puts translations together. Pure: text in, text out.
export { align } from './align.ts'
export { recordsAfterEditing } from './editing.ts'
export { textHash } from './hash.ts'
export {
  hasTarget,
  isRestructured,
  readRecords,
  type SegmentRecord,
  type Severity,
  sourceHashesOf,
  type Warning,
} from './records.ts'
export { type SegmentStep, stepsFor } from './steps.ts'
export {
  alignedTexts,
  compose,
  sameStructure,
  sameWords,
  segmentHashes,
  segmentsOf,
  TagError,
} from './story.ts'
export {
  escapeText,
  parseTagged,
  plainText,
  type TaggedNode,
  type TagProblem,
  tagProblem,
  tagsIn,
} from './tags.ts'
export type { ComposedText, Segment, SegmentKind, StoryText } from './types.ts'
