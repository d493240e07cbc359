// The read model: what pages ask for, in plain types. Plain SQL; the newsroom's software is never loaded here.

export { type FeedSubject, feedPage } from './lists/feed.ts'
export { frontPage } from './lists/front.ts'
export { authorPage, latestPage, sectionPage, topicPage } from './lists/listings.ts'
export { mostReadPage } from './lists/most-read.ts'
export {
  listedStories,
  recentStories,
  sitemapRanges,
  sitemapState,
  sitemapStories,
  subjectPaths,
} from './lists/sitemap.ts'
export { noticeOf } from './notice.ts'
export { breakingLine } from './site/breaking.ts'
export { siteFrame, staticPage, syndicationSettings } from './site/site.ts'
export { originalParagraphs, translatedParagraph } from './story/original.ts'
export { liteStory, shortLink, story, storyById } from './story/story.ts'
export { type StorySummary, storySummary } from './story/summary.ts'
export { withdrawal } from './story/withdrawal.ts'
export type * from './types.ts'
