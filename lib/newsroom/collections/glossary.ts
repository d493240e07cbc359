// Terms and how each language renders them: given to the translation service with the segments that contain them.
import type { CollectionConfig } from 'payload'
import { translationLocales } from '#lib/locales.ts'
import { editorField, editorsOnly, hasRole, ofLanguageField, staffOnly } from '../access/roles.ts'
import { label } from '../admin/labels.ts'
import { keptForm } from '../editing/view.ts'
import { labelled, languageOptions, optionsFrom } from '../fields/labelled.ts'
import { checkContent } from '../hooks/content.ts'

const partsOfSpeech = ['noun', 'name', 'verb', 'adjective', 'phrase'] as const

/** Translators say how a term is said, not what the term is. */
const byEditors = { update: editorField }

export const glossary: CollectionConfig = {
  slug: 'glossary',
  labels: { singular: label(({ glossary }) => glossary.one), plural: label(({ glossary }) => glossary.many) },
  access: {
    read: staffOnly,
    create: editorsOnly,
    // Translators know best how a term is said in their language.
    update: ({ req }) => hasRole(req, 'admin', 'editor', 'translator'),
    delete: editorsOnly,
  },
  defaultSort: 'term',
  admin: {
    useAsTitle: 'term',
    group: label(({ groups }) => groups.translation),
    defaultColumns: ['term', 'keep', 'partOfSpeech', 'updatedAt'],
    listSearchableFields: ['term', 'note'],
  },
  hooks: { beforeValidate: [checkContent] },
  fields: [
    keptForm,
    {
      name: 'term',
      access: byEditors,
      type: 'text',
      ...labelled(({ glossary }) => glossary.term),
      required: true,
      unique: true,
      index: true,
      maxLength: 120,
    },
    {
      name: 'keep',
      access: byEditors,
      type: 'checkbox',
      ...labelled(
        ({ glossary }) => glossary.keep,
        ({ glossary }) => glossary.keepHelp,
      ),
      defaultValue: false,
    },
    {
      name: 'renderings',
      type: 'group',
      label: label(({ glossary }) => glossary.renderings),
      admin: { condition: ({ keep }) => !keep },
      fields: languageOptions(translationLocales).map(({ value, label: name }) => ({
        name: value,
        type: 'text',
        access: { update: ofLanguageField(value) },
        label: name,
        maxLength: 120,
      })),
    },
    {
      name: 'caseSensitive',
      access: byEditors,
      type: 'checkbox',
      label: label(({ glossary }) => glossary.caseSensitive),
      defaultValue: false,
      admin: { position: 'sidebar' },
    },
    {
      name: 'partOfSpeech',
      access: byEditors,
      type: 'select',
      label: label(({ glossary }) => glossary.partOfSpeech),
      options: optionsFrom(partsOfSpeech, ({ glossary }) => glossary.partsOfSpeech),
      admin: { position: 'sidebar' },
    },
    { name: 'note', type: 'textarea', access: byEditors, ...labelled(({ glossary }) => glossary.note), maxLength: 500 },
  ],
}
