// Payload imports components by path. scripts/graph looks for the files and their exports.

const folder = '/lib/newsroom/versions'

/** A document's versions with who saved them, and two of them compared, in place of Payload's: `views.edit`. */
export const versionViews = {
  versions: { Component: `${folder}/VersionsView.tsx#VersionsView` },
  version: { Component: `${folder}/VersionView.tsx#VersionView` },
} as const
