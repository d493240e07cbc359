// Segments: a story's text in pieces, as tagged text, and back. Pure: text in, text out.
export { align } from './align.ts'
export { recordsAfterEditing } from './editing.ts'
export { textHash } from './hash.ts'
export {
  isReshaped,
  isWritten,
  madeFrom,
  recordsOf,
  type SegmentRecord,
  type Severity,
  type Warning,
} from './records.ts'
export { type Step, stepsFor } from './steps.ts'
export {
  compose,
  sameStructure,
  sameWords,
  segmentHashes,
  segmentsOf,
  TagError,
  textsLike,
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
