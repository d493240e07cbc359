// Payload imports components by path. scripts/graph looks for the files and their exports.

/** The name of the house in the admin interface. */
export const graphics = {
  Logo: '/lib/newsroom/admin/wordmark.tsx#Wordmark',
  Icon: '/lib/newsroom/admin/wordmark.tsx#Initial',
}
