// Pictures, with what is said about them in every language.
import { pictureLimits } from '#lib/content/limits.ts'
import { mediaPath } from '#lib/content/paths.ts'
import { mediaAccess } from '../access/media.ts'
import { nobodyField } from '../access/roles.ts'
import { label } from '../admin/labels.ts'
import { keptForm } from '../editing/view.ts'
import { createdBy } from '../fields/creator.ts'
import { textDirection } from '../fields/direction.ts'
import { labelled } from '../fields/labelled.ts'
import { checkContent } from '../hooks/content.ts'
import { noteCreator } from '../hooks/creator.ts'
import { keepUsedByAny } from '../hooks/in-use.ts'
import {
  dropFile,
  holdReportersPictures,
  keepFile,
  logPictureChange,
  noteFile,
  publicAddress,
  takeFile,
} from '../hooks/media.ts'
import { originalFirst } from '../hooks/names.ts'
import { pictureFormats } from '../media/inspect.ts'
import { withTrash } from '../trash/rules.ts'

export const media = withTrash({
  slug: 'media',
  labels: { singular: label(({ media }) => media.one), plural: label(({ media }) => media.many) },
  access: mediaAccess,
  defaultSort: '-createdAt',
  disableDuplicate: true,
  admin: {
    useAsTitle: 'alt',
    group: label(({ groups }) => groups.stories),
    defaultColumns: ['filename', 'alt', 'credit', 'updatedAt'],
    listSearchableFields: ['alt', 'caption', 'credit'],
  },
  upload: {
    // hooks/media.ts keeps the files.
    disableLocalStorage: true,
    filesRequiredOnCreate: false,
    focalPoint: true,
    crop: false,
    pasteURL: false,
    displayPreview: true,
    hideRemoveFile: false,
    mimeTypes: Object.values(pictureFormats).map(({ mimeType }) => mimeType),
    adminThumbnail: ({ doc }) => (doc.hash ? mediaPath(`${doc.hash}-320.webp`) : null),
    handlers: [
      (_req, { params }) =>
        new Response(null, { status: 302, headers: { Location: mediaPath(encodeURIComponent(params.filename)) } }),
    ],
  },
  hooks: {
    beforeOperation: [takeFile],
    beforeValidate: [checkContent, originalFirst('alt')],
    beforeChange: [noteCreator, holdReportersPictures, noteFile],
    afterChange: [keepFile, logPictureChange],
    afterRead: [publicAddress],
    beforeDelete: [keepUsedByAny('media')],
    afterDelete: [dropFile],
  },
  fields: [
    textDirection(),
    keptForm,
    {
      name: 'alt',
      type: 'text',
      ...labelled(
        ({ media }) => media.alt,
        ({ media }) => media.altHelp,
      ),
      required: true,
      localized: true,
      maxLength: pictureLimits.alt,
    },
    {
      name: 'caption',
      type: 'textarea',
      ...labelled(({ media }) => media.caption),
      localized: true,
      maxLength: pictureLimits.caption,
    },
    { name: 'credit', type: 'text', ...labelled(({ media }) => media.credit), maxLength: pictureLimits.credit },
    {
      // First 20 hexadecimal digits of the SHA-256 of the upload: names the file and its sizes.
      name: 'hash',
      type: 'text',
      label: label(({ media }) => media.hash),
      index: true,
      access: { create: nobodyField, update: nobodyField },
      admin: { readOnly: true, position: 'sidebar' },
    },
    {
      name: 'colour',
      type: 'text',
      access: { create: nobodyField, update: nobodyField },
      admin: { hidden: true, disableListColumn: true, disableListFilter: true },
    },
    createdBy,
  ],
})
