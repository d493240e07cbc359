// Longest texts in UTF-16 code units (`String.length`), the same in every language. The newsroom's fields take as much,
// and import, translation and readers' reports are held to it. Limits of a body are in body/schema.ts.

export const storyLimits = {
  headline: 300,
  standfirst: 1000,
  /** Dateline. */
  place: 80,
  correction: 2000,
  ref: 200,
  reviewedRole: 80,
} as const
export const pictureLimits = { alt: 300, caption: 600, credit: 120 } as const
export const sectionLimits = { key: 60, name: 60, description: 500 } as const
export const topicLimits = { name: 80, description: 500 } as const
export const authorLimits = { name: 80, bio: 1000 } as const
export const pageLimits = { title: 120 } as const
export const siteLimits = { name: 60, tagline: 120, publisher: 120, translationNotice: 400, footer: 400 } as const
/** Address of a section, topic, author or page. */
export const slugLimit = 60
/** The paragraph that a reader reports, and the reader's suggestion for it. */
export const reportLimit = 4000
/** What readers are told at the address of a story that was pulled. */
export const withdrawalLimit = 600

/** Days for which a link to what is not published may be given. */
export const previewLinkDays = [1, 7, 30] as const
