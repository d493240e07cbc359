import type { CollectionConfig } from 'payload'

export const media: CollectionConfig = {
  slug: 'media',
  upload: { focalPoint: true, crop: false },
  fields: [
    { name: 'alt', type: 'text', required: true, localized: true, maxLength: 300 },
    { name: 'caption', type: 'textarea', localized: true, maxLength: 600 },
    { name: 'credit', type: 'text', maxLength: 120 },
    // First 20 hex digits of the SHA-256 of the file: names it and its sizes.
    { name: 'hash', type: 'text', index: true, admin: { readOnly: true } },
    { name: 'colour', type: 'text', admin: { hidden: true } },
  ],
}
