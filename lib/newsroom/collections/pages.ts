import type { CollectionConfig } from 'payload'
import { storyBody } from '../editor.ts'

export const pages: CollectionConfig = {
  slug: 'pages',
  fields: [
    { name: 'title', type: 'text', required: true, localized: true, maxLength: 120 },
    { name: 'slug', type: 'text', required: true, unique: true, index: true, maxLength: 80 },
    { name: 'body', type: 'richText', editor: storyBody, localized: true },
    { name: 'order', type: 'number', required: true, defaultValue: 0 },
  ],
}
