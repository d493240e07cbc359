// How stories and translations are edited in the admin: the view around Payload's form, and what its versions are.
import type { CollectionConfig, Field } from 'payload'
import { previewSlot } from '../preview/slots.ts'
import { versionViews } from '../versions/slots.ts'

const folder = '/lib/newsroom/admin/editing'

/** The edit view that keeps words, holds the document and says whether it is saved. */
export const editComponents: NonNullable<CollectionConfig['admin']>['components'] = {
  edit: {
    beforeDocumentControls: [`${folder}/SaveState.client.tsx#SaveState`],
    Status: `${folder}/Status.client.tsx#Status`,
    PublishButton: `${folder}/Publish.client.tsx#Publish`,
    UnpublishButton: `${folder}/Unpublish.client.tsx#Unpublish`,
  },
  views: {
    edit: {
      ...previewSlot.components.views.edit,
      ...versionViews,
      default: { Component: `${folder}/EditView.tsx#EditView` },
    },
  },
}

/** What stands above the text: words that were not saved, who has the document, two texts to choose from. */
export const editingNotes: Field = {
  name: 'editingNotes',
  type: 'ui',
  admin: {
    components: { Field: `${folder}/Notes.client.tsx#Notes` },
    disableListColumn: true,
  },
}

/** The first field of a form that is saved by a button: what was typed there and not saved is offered again. */
export const keptForm: Field = {
  name: 'keptForm',
  type: 'ui',
  admin: { components: { Field: `${folder}/KeptForm.tsx#KeptForm` }, disableListColumn: true },
}

/**
 * Drafts are saved by the edit view above, so Payload's own autosave never comes to its turn: its interval is the longest
 * that browsers' timers know (about 24 days, in milliseconds).
 */
export const safeVersions = {
  drafts: { autosave: { interval: 2 ** 31 - 1 }, schedulePublish: true },
  // No limit of Payload's: the worker prunes (lib/newsroom/versions/prune.ts).
  maxPerDoc: 0,
} satisfies CollectionConfig['versions']
