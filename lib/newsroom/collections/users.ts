import type { CollectionConfig } from 'payload'
import { translationLocales } from '#lib/locales.ts'

export const roles = ['admin', 'editor', 'reporter', 'translator'] as const
export type Role = (typeof roles)[number]

export const users: CollectionConfig = {
  slug: 'users',
  auth: true,
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 80 },
    { name: 'role', type: 'select', options: [...roles], defaultValue: 'reporter', required: true, saveToJWT: true },
    { name: 'locales', type: 'select', options: [...translationLocales], hasMany: true, saveToJWT: true },
  ],
}
