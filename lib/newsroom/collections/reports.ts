// Problems that readers found in translations: written by the reader site, kept by the newsroom. No personal data.
import type { Access, CollectionConfig } from 'payload'
import { reportLimit } from '#lib/content/limits.ts'
import { translationLocales } from '#lib/locales.ts'
import { editorsOnly, isEditor, nobodyField, staffOf } from '../access/roles.ts'
import { label } from '../admin/labels.ts'
import { labelled, languageOptions, optionsFrom } from '../fields/labelled.ts'
import { checkContent } from '../hooks/content.ts'

const states = ['open', 'done', 'dismissed'] as const

/** Editors see all, translators those of their languages. */
const ofOwnLanguages: Access = ({ req }) => {
  if (isEditor(req)) return true
  const user = staffOf(req)
  return user?.role === 'translator' ? { locale: { in: user.languages ?? [] } } : false
}

/** What a reader has written, and where, is nobody's to change. */
const asReported = { update: nobodyField }

export const reports: CollectionConfig = {
  slug: 'reports',
  labels: { singular: label(({ reports }) => reports.one), plural: label(({ reports }) => reports.many) },
  access: { read: ofOwnLanguages, create: () => false, update: ofOwnLanguages, delete: editorsOnly },
  defaultSort: '-createdAt',
  admin: {
    useAsTitle: 'paragraph',
    group: label(({ groups }) => groups.translation),
    defaultColumns: ['paragraph', 'locale', 'article', 'state', 'createdAt'],
  },
  hooks: { beforeValidate: [checkContent] },
  fields: [
    {
      name: 'article',
      type: 'relationship',
      relationTo: 'articles',
      label: label(({ translations }) => translations.article),
      required: true,
      index: true,
      access: asReported,
      admin: { readOnly: true, allowCreate: false },
    },
    {
      name: 'locale',
      type: 'select',
      label: label(({ translations }) => translations.locale),
      options: languageOptions(translationLocales),
      required: true,
      index: true,
      access: asReported,
      admin: { readOnly: true },
    },
    {
      name: 'anchor',
      type: 'text',
      label: label(({ reports }) => reports.anchor),
      maxLength: 20,
      access: asReported,
      admin: { readOnly: true },
    },
    {
      name: 'paragraph',
      type: 'textarea',
      label: label(({ reports }) => reports.paragraph),
      required: true,
      maxLength: reportLimit,
      access: asReported,
      admin: { readOnly: true },
    },
    {
      name: 'suggestion',
      type: 'textarea',
      ...labelled(({ reports }) => reports.suggestion),
      maxLength: reportLimit,
      access: asReported,
      admin: { readOnly: true },
    },
    {
      name: 'state',
      type: 'select',
      label: label(({ reports }) => reports.state),
      options: optionsFrom(states, ({ reports }) => reports.states),
      defaultValue: 'open',
      required: true,
      index: true,
      admin: { position: 'sidebar' },
    },
  ],
}
