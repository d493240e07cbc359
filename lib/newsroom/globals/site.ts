import type { GlobalConfig } from 'payload'

export const site: GlobalConfig = {
  slug: 'site',
  fields: [
    { name: 'name', type: 'text', required: true, defaultValue: 'Warta', maxLength: 60 },
    { name: 'tagline', type: 'text', localized: true, maxLength: 120 },
    { name: 'publisher', type: 'text', maxLength: 120 },
    { name: 'translationNotice', type: 'textarea', localized: true, maxLength: 400 },
    { name: 'footer', type: 'textarea', localized: true, maxLength: 400 },
    { name: 'timeZone', type: 'text', required: true, defaultValue: 'Asia/Jakarta' },
  ],
}
