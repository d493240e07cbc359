// The browser's caches that pages and the service worker share. A new name is a new cache: the worker deletes those that
// it does not know when it takes over.

/** Pages as they were last read, evicted by age and number. */
export const readPages = 'pages-1'
const savedStories = 'saved-2:'
/** A saved story with all that it needs to be shown: a cache of its own, so that nothing else can push any of it out. */
export const savedStory = (path: string) => savedStories + path
/** Pages that stand in for those that can't be had. */
export const standIns = 'offline-1'
export const pictures = 'pictures-1'
/** Files of the build: what is in them is in their names. */
export const files = 'files-1'

const shared: readonly string[] = [readPages, standIns, pictures, files]

/** Whether a cache is one of these. */
export const isKnown = (name: string) => shared.includes(name) || name.startsWith(savedStories)
