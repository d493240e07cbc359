/** The list of a document's versions with who saved them, in place of Payload's: for `admin.components.views.edit`. */
export const versionsList = {
  versions: { Component: '/lib/newsroom/audit/VersionsView.tsx#VersionsView' },
} as const
