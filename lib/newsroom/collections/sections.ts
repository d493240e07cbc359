import type { CollectionConfig } from 'payload'

export const sections: CollectionConfig = {
  slug: 'sections',
  defaultSort: 'order',
  fields: [
    { name: 'name', type: 'text', required: true, localized: true, maxLength: 60 },
    { name: 'slug', type: 'text', required: true, localized: true, unique: true, index: true, maxLength: 60 },
    { name: 'description', type: 'textarea', localized: true, maxLength: 500 },
    { name: 'order', type: 'number', required: true, defaultValue: 0, index: true },
    // Language-independent name that imports use, e.g. `world`.
    { name: 'key', type: 'text', required: true, unique: true, index: true, maxLength: 60 },
  ],
}
