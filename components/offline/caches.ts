// The browser's caches that pages and the service worker share. A new name is a new cache: the worker deletes those that
// it does not know when it takes over.

/** Pages as they were last read, evicted by age and number. */
export const readPages = 'pages-1'
/** Pages that the reader saved: kept until they are unsaved. */
export const savedPages = 'saved-1'
/** Pages that stand in for those that can't be had. */
export const standIns = 'offline-1'
export const pictures = 'pictures-1'
/** Files of the build: what is in them is in their names. */
export const files = 'files-1'

export const known: readonly string[] = [readPages, savedPages, standIns, pictures, files]
