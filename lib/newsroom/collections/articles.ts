// The story as written, in Indonesian: the authority for every edition.

import type { Field } from 'payload'
import { storyLimits } from '#lib/content/limits.ts'
import { originalLocale } from '#lib/locales.ts'
import { articleAccess } from '../access/articles.ts'
import { nobodyField, staffField } from '../access/roles.ts'
import { label } from '../admin/labels.ts'
import { previewAddress } from '../admin/preview.ts'
import { articleTags } from '../changes/rules.ts'
import { articleState } from '../changes/states.ts'
import { editingEndpoint } from '../editing/endpoints.ts'
import { endRun, forgetEditing, keepStatus, noteSaved, refuseStale } from '../editing/saves.ts'
import { editComponents, editingNotes, safeVersions } from '../editing/view.ts'
import { createdBy } from '../fields/creator.ts'
import { textDirection } from '../fields/direction.ts'
import { fingerprints } from '../fields/fingerprints.ts'
import { labelled, minuteDate, optionsFrom } from '../fields/labelled.ts'
import { scheduleNotes } from '../fields/schedule-notes.ts'
import { correctionLabels, correctionText, mainText, place } from '../fields/story-text.ts'
import { withdrawalNote } from '../fields/withdrawal-note.ts'
import { deleteTranslations, holdReporters, prepareArticle } from '../hooks/articles.ts'
import { endBreakingLine } from '../hooks/breaking.ts'
import { trackChanges } from '../hooks/changes.ts'
import { checkContent } from '../hooks/content.ts'
import { noteCreator } from '../hooks/creator.ts'
import { endSampleOnDelete, endSampleOnWithdrawal } from '../hooks/sample.ts'
import { translatePublished } from '../hooks/translation-jobs.ts'
import { tellOwner } from '../notices/own-work.ts'
import { previewEndpoints } from '../preview/endpoints.ts'
import { previewSlot } from '../preview/slots.ts'
import { scheduleEndpoints } from '../schedule/notes.ts'
import { withTrash } from '../trash/rules.ts'
import { dropNoteWhenPublished, withdrawalEndpoints } from '../trash/withdrawal.ts'
import { restoreAsDraft } from '../versions/restore.ts'

export const storyKinds = ['news', 'feature', 'analysis', 'opinion', 'explainer', 'interview'] as const

const changes = trackChanges(articleState, articleTags, (req, doc, before, after) =>
  tellOwner(req, 'articles', doc, before?.published ?? false, after?.published ?? false),
)

/** When a story was published and revised says nothing of its copy, which would go out under an old date. */
const notOfTheCopy = () => null

const main: Field[] = [
  editingNotes,
  scheduleNotes,
  withdrawalNote,
  textDirection(originalLocale),
  ...mainText,
  {
    name: 'corrections',
    type: 'array',
    ...labelled(
      ({ articles }) => articles.corrections,
      ({ articles }) => articles.correctionsHelp,
    ),
    labels: correctionLabels,
    fields: [
      {
        name: 'at',
        type: 'date',
        label: label(({ articles }) => articles.correctedAt),
        required: true,
        defaultValue: () => new Date().toISOString(),
      },
      correctionText,
    ],
  },
  {
    name: 'translations',
    type: 'join',
    collection: 'translations',
    on: 'article',
    label: label(({ articles }) => articles.translations),
    defaultSort: 'locale',
    // The translation desk's panel says more.
    admin: { hidden: true },
  },
]

const side: Field[] = [
  {
    name: 'section',
    type: 'relationship',
    relationTo: 'sections',
    label: label(({ articles }) => articles.section),
    required: true,
    index: true,
    admin: { position: 'sidebar' },
  },
  {
    name: 'kind',
    type: 'select',
    label: label(({ articles }) => articles.kind),
    options: optionsFrom(storyKinds, ({ articles }) => articles.kinds),
    defaultValue: 'news',
    required: true,
    admin: { position: 'sidebar' },
  },
  {
    name: 'hero',
    type: 'upload',
    relationTo: 'media',
    label: label(({ articles }) => articles.hero),
    admin: { position: 'sidebar' },
  },
  {
    name: 'authors',
    type: 'relationship',
    relationTo: 'authors',
    hasMany: true,
    maxRows: 20,
    label: label(({ articles }) => articles.authors),
    admin: { position: 'sidebar' },
  },
  {
    name: 'topics',
    type: 'relationship',
    relationTo: 'topics',
    hasMany: true,
    maxRows: 20,
    label: label(({ articles }) => articles.topics),
    admin: { position: 'sidebar' },
  },
  place,
  {
    name: 'breaking',
    type: 'checkbox',
    label: label(({ articles }) => articles.breaking),
    defaultValue: false,
    admin: { position: 'sidebar', description: label(({ articles }) => articles.breakingHelp) },
  },
  {
    name: 'publishedAt',
    type: 'date',
    label: label(({ articles }) => articles.publishedAt),
    index: true,
    hooks: { beforeDuplicate: [notOfTheCopy] },
    admin: {
      position: 'sidebar',
      description: label(({ articles }) => articles.publishedAtHelp),
      date: minuteDate,
    },
  },
]

const derived: Field[] = [
  {
    name: 'revisedAt',
    type: 'date',
    label: label(({ articles }) => articles.revisedAt),
    hooks: { beforeDuplicate: [notOfTheCopy] },
    access: { create: nobodyField, update: nobodyField },
    admin: { position: 'sidebar', readOnly: true, date: minuteDate },
  },
  {
    name: 'slug',
    type: 'text',
    label: label(({ articles }) => articles.slug),
    index: true,
    access: { create: nobodyField, update: nobodyField },
    admin: { position: 'sidebar', readOnly: true, description: label(({ articles }) => articles.slugHelp) },
  },
  {
    // The name that an import knows the story by.
    name: 'ref',
    type: 'text',
    label: label(({ articles }) => articles.ref),
    unique: true,
    index: true,
    maxLength: storyLimits.ref,
    access: { create: nobodyField, update: nobodyField, read: staffField },
    admin: { position: 'sidebar', readOnly: true, condition: (data) => Boolean(data.ref) },
  },
  createdBy,
  // A translation keeps those that it was made from.
  fingerprints('segmentHashes'),
]

export const articles = withTrash({
  slug: 'articles',
  labels: { singular: label(({ articles }) => articles.one), plural: label(({ articles }) => articles.many) },
  access: articleAccess,
  defaultSort: '-updatedAt',
  admin: {
    useAsTitle: 'headline',
    group: label(({ groups }) => groups.stories),
    defaultColumns: ['headline', 'section', '_status', 'scheduleNotes', 'publishedAt', 'createdBy'],
    listSearchableFields: ['headline', 'standfirst', 'ref'],
    preview: previewAddress,
    ...previewSlot,
    components: editComponents,
    disableCopyToLocale: true,
  },
  endpoints: [
    ...scheduleEndpoints('articles'),
    ...previewEndpoints,
    ...withdrawalEndpoints,
    editingEndpoint('articles'),
    restoreAsDraft('articles'),
  ],
  // Who has it open is ours to say: lib/newsroom/editing.
  lockDocuments: false,
  versions: safeVersions,
  hooks: {
    beforeOperation: [keepStatus],
    beforeValidate: [refuseStale, checkContent, holdReporters],
    beforeChange: [noteCreator, prepareArticle, changes.beforeChange, endRun],
    afterChange: [noteSaved, changes.afterChange, dropNoteWhenPublished, endSampleOnWithdrawal, translatePublished],
    beforeDelete: [changes.beforeDelete, endBreakingLine, deleteTranslations],
    afterDelete: [forgetEditing, changes.afterDelete, endSampleOnDelete],
  },
  fields: [...main, ...side, ...derived],
})
