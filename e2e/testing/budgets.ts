// What a page may weigh and how long it may take: every number that e2e/budgets.spec.ts and e2e/lighthouse.spec.ts
// measure against. A number goes up here, with the reason in the commit, or not at all.

const kilobyte = 1024

/** Bytes on the wire, compressed with Brotli as the site compresses. */
export const bytes = {
  /** A story's HTML, its structured data included. */
  storyHtml: 12 * kilobyte,
  /** All style sheets of a page. */
  styles: 12 * kilobyte,
  /** All of JavaScript on a page for reading. A stock WordPress story has 4 to 8 KB. */
  readingScripts: 6 * kilobyte,
  /** On a page that keeps React in the browser. The framework alone is 119 KB. */
  interactiveScripts: 140 * kilobyte,
  /** All web fonts that one page asks for. */
  fonts: 220 * kilobyte,
  /** The data-saving edition of a story: everything. */
  litePage: 20 * kilobyte,
} as const

/** Font files that a page may preload: the one that headline and text are set in. */
export const preloadedFonts = 1

/** Cumulative layout shift, of the page at rest and after reading it to its end. */
export const layoutShift = 0

/**
 * Largest contentful paint of a story, in milliseconds, on Lighthouse's and WebPageTest's "slow 4G" with a processor
 * four times slower than the machine's.
 */
export const largestPaint = 1200
export const slow4G = { latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8 } as const
export const slowerProcessor = 4

/** Lighthouse's scores, of 100, on a phone. */
export const lighthouse = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const
