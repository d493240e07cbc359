import type { CollectionConfig } from 'payload'

export const topics: CollectionConfig = {
  slug: 'topics',
  fields: [
    { name: 'name', type: 'text', required: true, localized: true, maxLength: 80 },
    { name: 'slug', type: 'text', required: true, unique: true, index: true, maxLength: 80 },
    { name: 'description', type: 'textarea', localized: true, maxLength: 500 },
  ],
}
