// The story as written, in Indonesian: the authority for every edition.
import type { CollectionConfig } from 'payload'
import { storyBody } from '../editor.ts'

export const storyKinds = ['news', 'feature', 'analysis', 'opinion', 'explainer', 'interview'] as const

export const headlineLimit = 300
export const standfirstLimit = 1000

export const articles: CollectionConfig = {
  slug: 'articles',
  defaultSort: '-publishedAt',
  versions: { drafts: { autosave: { interval: 2000 }, schedulePublish: true }, maxPerDoc: 50 },
  fields: [
    { name: 'headline', type: 'text', required: true, maxLength: headlineLimit },
    { name: 'standfirst', type: 'textarea', maxLength: standfirstLimit },
    { name: 'body', type: 'richText', editor: storyBody },
    { name: 'place', type: 'text', maxLength: 80 },
    { name: 'hero', type: 'upload', relationTo: 'media' },
    {
      name: 'corrections',
      type: 'array',
      fields: [
        { name: 'at', type: 'date', required: true },
        { name: 'text', type: 'textarea', required: true, maxLength: 2000 },
      ],
    },
    { name: 'section', type: 'relationship', relationTo: 'sections', required: true, index: true },
    { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true },
    { name: 'authors', type: 'relationship', relationTo: 'authors', hasMany: true },
    { name: 'kind', type: 'select', options: [...storyKinds], defaultValue: 'news', required: true },
    { name: 'publishedAt', type: 'date', index: true },
    { name: 'revisedAt', type: 'date' },
    { name: 'slug', type: 'text', index: true },
    { name: 'ref', type: 'text', unique: true, index: true },
    { name: 'createdBy', type: 'relationship', relationTo: 'users', index: true },
    { name: 'translations', type: 'join', collection: 'translations', on: 'article' },
    // Hashes of the text's segments in document order; a translation keeps those that it was made from.
    { name: 'segmentHashes', type: 'json', admin: { hidden: true } },
  ],
}
