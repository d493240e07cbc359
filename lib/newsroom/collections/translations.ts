// A story's text in one other language: own slug, status, versions and provenance.
import type { CollectionConfig } from 'payload'
import { translationLocales } from '#lib/locales.ts'
import { storyBody } from '../editor.ts'
import { headlineLimit, standfirstLimit } from './articles.ts'

export const translations: CollectionConfig = {
  slug: 'translations',
  versions: { drafts: { autosave: { interval: 2000 } }, maxPerDoc: 50 },
  indexes: [{ fields: ['article', 'locale'], unique: true }],
  fields: [
    { name: 'article', type: 'relationship', relationTo: 'articles', required: true, index: true },
    { name: 'locale', type: 'select', options: [...translationLocales], required: true, index: true },
    { name: 'headline', type: 'text', required: true, maxLength: headlineLimit },
    { name: 'standfirst', type: 'textarea', maxLength: standfirstLimit },
    { name: 'body', type: 'richText', editor: storyBody },
    { name: 'place', type: 'text', maxLength: 80 },
    {
      // In the order of the article's corrections; their dates are the article's.
      name: 'corrections',
      type: 'array',
      fields: [{ name: 'text', type: 'textarea', required: true, maxLength: 2000 }],
    },
    { name: 'slug', type: 'text', index: true },
    { name: 'origin', type: 'select', options: ['machine', 'human'], defaultValue: 'human', required: true },
    { name: 'reviewedRole', type: 'text', maxLength: 80 },
    { name: 'reviewedAt', type: 'date' },
    { name: 'createdBy', type: 'relationship', relationTo: 'users', index: true },
    // The article's segment hashes that this text was made from; the text is behind when they differ.
    { name: 'sourceHashes', type: 'json', admin: { hidden: true } },
  ],
}
