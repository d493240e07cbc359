// Payload imports components by path. scripts/graph looks for the files and their exports.

/** What a collection or global needs for a preview beside its text. */
export const previewSlot = {
  // The pane knows where its pages are; without an address Payload shows no button.
  livePreview: { url: '/preview' },
  components: { views: { edit: { livePreview: { Component: '/lib/newsroom/preview/PreviewPane.tsx#PreviewPane' } } } },
}
