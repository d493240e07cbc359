// The read model: what pages ask for, in plain types. Plain SQL; the newsroom's software is never loaded here.
export { breakingLine } from './breaking.ts'
export { type FeedSubject, feedPage } from './feed.ts'
export { frontPage } from './front.ts'
export { authorPage, latestPage, sectionPage, topicPage } from './listings.ts'
export { originalParagraphs, translatedParagraph } from './original.ts'
export { frame, openness, staticPage } from './site.ts'
export { shortLink, story } from './story.ts'
export type * from './types.ts'
