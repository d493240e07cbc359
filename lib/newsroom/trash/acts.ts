/** What the buttons of lists and of a document do with it, beyond editing. */
export const acts = ['discard', 'restore', 'deleteForGood', 'unpublish', 'publish', 'empty'] as const
export type Act = (typeof acts)[number]
