import type { CollectionConfig } from 'payload'
import { translationLocales } from '#lib/locales.ts'
import { adminField, roles } from '../access/roles.ts'
import { userAccess } from '../access/users.ts'
import { label } from '../admin/labels.ts'
import { labelled, languageOptions, optionsFrom } from '../fields/labelled.ts'
import { checkContent } from '../hooks/content.ts'
import { firstAdministers, keepAdministrator, keepLastAccount } from '../hooks/users.ts'

export const users: CollectionConfig = {
  slug: 'users',
  labels: { singular: label(({ users }) => users.one), plural: label(({ users }) => users.many) },
  access: userAccess,
  defaultSort: 'name',
  // Where another document names someone, e-mail address and sessions are nobody's business.
  defaultPopulate: { name: true, role: true },
  admin: {
    useAsTitle: 'name',
    group: label(({ groups }) => groups.team),
    defaultColumns: ['name', 'email', 'role', 'languages'],
  },
  auth: {
    maxLoginAttempts: 10,
    lockTime: 10 * 60 * 1000,
    tokenExpiration: 12 * 60 * 60,
    cookies: { sameSite: 'Lax' },
  },
  hooks: {
    beforeValidate: [checkContent],
    beforeChange: [firstAdministers, keepAdministrator],
    beforeDelete: [keepLastAccount],
  },
  fields: [
    { name: 'name', type: 'text', ...labelled(({ users }) => users.name), required: true, maxLength: 80 },
    {
      name: 'role',
      type: 'select',
      ...labelled(
        ({ users }) => users.role,
        ({ users }) => users.roleHelp,
      ),
      options: optionsFrom(roles, ({ users }) => users.roles),
      defaultValue: 'reporter',
      required: true,
      saveToJWT: true,
      access: { create: adminField, update: adminField },
    },
    {
      // Not `locales`: the table `users_locales` would be taken for that of the collection's localized fields.
      name: 'languages',
      type: 'select',
      ...labelled(({ users }) => users.languages),
      options: languageOptions(translationLocales),
      hasMany: true,
      saveToJWT: true,
      access: { create: adminField, update: adminField },
      admin: { condition: (data) => data.role === 'translator' },
    },
  ],
}
