import type { CollectionConfig } from 'payload'

export const authors: CollectionConfig = {
  slug: 'authors',
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 80 },
    { name: 'slug', type: 'text', required: true, unique: true, index: true, maxLength: 80 },
    { name: 'bio', type: 'textarea', localized: true, maxLength: 1000 },
    { name: 'portrait', type: 'upload', relationTo: 'media' },
  ],
}
