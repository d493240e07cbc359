// Payload imports components by path. scripts/graph looks for the files and their exports.

/** At the top of every page of the admin interface. */
export const inbox = '/lib/newsroom/notices/Inbox.tsx#Inbox'
