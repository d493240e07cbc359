// A story's text in one other language: own address, status, versions and provenance.

import type { Field } from 'payload'
import { storyLimits } from '#lib/content/limits.ts'
import { translationLocales } from '#lib/locales.ts'
import { editorField, nobodyField, staffField } from '../access/roles.ts'
import { translationAccess } from '../access/translations.ts'
import { label } from '../admin/labels.ts'
import { previewAddress } from '../admin/preview.ts'
import { translationTags } from '../changes/rules.ts'
import { translationState } from '../changes/states.ts'
import { editingEndpoint } from '../editing/endpoints.ts'
import { endRun, forgetEditing, keepStatus, noteSaved, refuseStale } from '../editing/saves.ts'
import { editComponents, editingNotes, safeVersions } from '../editing/view.ts'
import { articleAsked, languageAsked } from '../fields/asked.ts'
import { createdBy } from '../fields/creator.ts'
import { textDirection } from '../fields/direction.ts'
import { fingerprints } from '../fields/fingerprints.ts'
import { labelled, languageOptions, minuteDate, optionsFrom } from '../fields/labelled.ts'
import { scheduleNotes } from '../fields/schedule-notes.ts'
import { correctionLabels, correctionText, mainText, place } from '../fields/story-text.ts'
import { forgetTranslation } from '../hooks/articles.ts'
import { trackChanges } from '../hooks/changes.ts'
import { checkContent } from '../hooks/content.ts'
import { noteCreator } from '../hooks/creator.ts'
import { learnFromPeople } from '../hooks/translation-jobs.ts'
import { stateOfTranslation } from '../hooks/translation-state.ts'
import { holdTranslators, lockStoryFirst, prepareTranslation, refuseSecond } from '../hooks/translations.ts'
import { tellOwner } from '../notices/own-work.ts'
import { previewSlot } from '../preview/slots.ts'
import { scheduleEndpoints } from '../schedule/notes.ts'
import { withTrash } from '../trash/rules.ts'
import { restoreAsDraft } from '../versions/restore.ts'

const changes = trackChanges(translationState, translationTags, (req, doc, before, after) =>
  tellOwner(req, 'translations', doc, before?.live ?? false, after?.live ?? false),
)

const main: Field[] = [
  editingNotes,
  scheduleNotes,
  textDirection(),
  {
    type: 'row',
    fields: [
      {
        name: 'article',
        type: 'relationship',
        relationTo: 'articles',
        label: label(({ translations }) => translations.article),
        required: true,
        index: true,
        defaultValue: articleAsked,
        // Another story's translation would go out as this one's.
        access: { update: editorField },
        admin: { width: '70%', allowCreate: false },
      },
      {
        name: 'locale',
        type: 'select',
        label: label(({ translations }) => translations.locale),
        options: languageOptions(translationLocales),
        required: true,
        index: true,
        defaultValue: languageAsked,
        admin: { width: '30%' },
      },
    ],
  },
  ...mainText,
  {
    name: 'corrections',
    type: 'array',
    ...labelled(
      ({ articles }) => articles.corrections,
      ({ translations }) => translations.correctionsHelp,
    ),
    labels: correctionLabels,
    fields: [correctionText],
  },
]

const side: Field[] = [
  place,
  {
    name: 'state',
    type: 'select',
    virtual: true,
    options: optionsFrom(['current', 'behind'], ({ translations }) => translations.states),
    label: label(({ translations }) => translations.state),
    access: { read: staffField, create: nobodyField, update: nobodyField },
    admin: { position: 'sidebar', readOnly: true },
    hooks: { afterRead: [stateOfTranslation] },
  },
  {
    name: 'origin',
    type: 'select',
    label: label(({ translations }) => translations.origin),
    options: optionsFrom(['machine', 'human'], ({ translations }) => translations.origins),
    defaultValue: 'human',
    required: true,
    admin: { position: 'sidebar', description: label(({ translations }) => translations.originHelp) },
  },
  {
    name: 'reviewedRole',
    type: 'text',
    label: label(({ translations }) => translations.reviewedRole),
    maxLength: storyLimits.reviewedRole,
    admin: { position: 'sidebar', description: label(({ translations }) => translations.reviewedRoleHelp) },
  },
  {
    name: 'reviewedAt',
    type: 'date',
    label: label(({ translations }) => translations.reviewedAt),
    admin: { position: 'sidebar', date: minuteDate },
  },
  {
    name: 'reviewedBy',
    type: 'relationship',
    relationTo: 'users',
    label: label(({ translations }) => translations.reviewedBy),
    access: { create: nobodyField, update: nobodyField, read: staffField },
    admin: { position: 'sidebar', readOnly: true, allowCreate: false, allowEdit: false },
  },
  {
    name: 'locked',
    type: 'checkbox',
    label: label(({ translations }) => translations.locked),
    defaultValue: false,
    access: { read: staffField },
    admin: { position: 'sidebar', description: label(({ translations }) => translations.lockedHelp) },
  },
  {
    name: 'withdrawn',
    type: 'checkbox',
    label: label(({ translations }) => translations.withdrawn),
    defaultValue: false,
    access: { read: staffField },
    admin: { position: 'sidebar', description: label(({ translations }) => translations.withdrawnHelp) },
  },
  {
    name: 'slug',
    type: 'text',
    label: label(({ articles }) => articles.slug),
    index: true,
    access: { create: nobodyField, update: nobodyField },
    admin: { position: 'sidebar', readOnly: true, description: label(({ articles }) => articles.slugHelp) },
  },
  createdBy,
  // The story's that this text was made from; the text is behind when they differ.
  fingerprints('sourceHashes'),
  // What each segment is made from, and by whom: lib/translation reads and writes it.
  fingerprints('segments'),
]

export const translations = withTrash({
  slug: 'translations',
  labels: {
    singular: label(({ translations }) => translations.one),
    plural: label(({ translations }) => translations.many),
  },
  access: translationAccess,
  defaultSort: '-updatedAt',
  admin: {
    useAsTitle: 'headline',
    group: label(({ groups }) => groups.stories),
    defaultColumns: ['headline', 'article', 'locale', '_status', 'scheduleNotes', 'state'],
    listSearchableFields: ['headline'],
    preview: previewAddress,
    ...previewSlot,
    components: editComponents,
    disableCopyToLocale: true,
  },
  endpoints: [...scheduleEndpoints('translations'), editingEndpoint('translations'), restoreAsDraft('translations')],
  // Who has it open is ours to say: lib/newsroom/editing.
  lockDocuments: false,
  versions: safeVersions,
  indexes: [{ fields: ['article', 'locale'], unique: true }],
  hooks: {
    beforeOperation: [keepStatus],
    beforeValidate: [lockStoryFirst, refuseStale, checkContent, holdTranslators, refuseSecond],
    beforeChange: [noteCreator, prepareTranslation, changes.beforeChange, endRun],
    afterChange: [noteSaved, changes.afterChange, learnFromPeople],
    beforeDelete: [changes.beforeDelete, forgetTranslation],
    afterDelete: [forgetEditing, changes.afterDelete],
  },
  fields: [...main, ...side],
})
