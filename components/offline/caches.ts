// The browser's caches that pages and the service worker share. A new name is a new cache: the worker deletes those
// that it does not know when it takes over.

/** Pages as they were last read, evicted by age and number. */
export const pageCache = 'pages-1'
const savedStories = 'saved-2:'
/** A saved story with all that it needs to be shown: a cache of its own, so that nothing else can push any of it out. */
export const savedStoryCache = (path: string) => savedStories + path
/** Fallback pages, shown while offline. */
export const fallbackCache = 'offline-1'
export const pictureCache = 'pictures-1'
/** Files of the build, with their hash in the name. */
export const assetCache = 'files-1'

const shared: readonly string[] = [pageCache, fallbackCache, pictureCache, assetCache]

/** Whether a cache belongs to this version. */
export const isCurrentCache = (name: string) => shared.includes(name) || name.startsWith(savedStories)
