import type { CollectionConfig } from 'payload'
import { translationLocales } from '#lib/locales.ts'
import { adminField, nobodyField, roles } from '../access/roles.ts'
import { userAccess } from '../access/users.ts'
import { tellFormerAddress } from '../accounts/address-changed.ts'
import { requireCurrentPassword } from '../accounts/current-password.ts'
import { forgotPassword, resetMail } from '../accounts/forgot.ts'
import {
  afterAccountChange,
  beforeAccountOperation,
  checkPassword,
  holdTheDoor,
  notePassword,
  noteSignIn,
  noteSignOut,
} from '../accounts/guard.ts'
import { resetPassword } from '../accounts/reset.ts'
import { securityEndpoints } from '../accounts/security.ts'
import { signIn } from '../accounts/sign-in.ts'
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
    // Ten wrong passwords must not lock a colleague out: lib/newsroom/accounts/limits.ts.
    maxLoginAttempts: 0,
    tokenExpiration: 12 * 60 * 60,
    cookies: { sameSite: 'Lax' },
    forgotPassword: { generateEmailHTML: resetMail },
  },
  // Before Payload's own of the same paths.
  endpoints: [signIn, forgotPassword, resetPassword, ...securityEndpoints],
  hooks: {
    beforeOperation: [beforeAccountOperation],
    beforeValidate: [requireCurrentPassword, checkContent, checkPassword],
    beforeChange: [firstAdministers, keepAdministrator, notePassword],
    afterChange: [afterAccountChange, tellFormerAddress],
    beforeLogin: [holdTheDoor],
    afterLogin: [noteSignIn],
    afterLogout: [noteSignOut],
    beforeDelete: [keepLastAccount],
  },
  fields: [
    {
      // Below e-mail address and password, which only who knows the old password changes: accounts/current-password.ts.
      name: 'currentPassword',
      type: 'text',
      virtual: true,
      ...labelled(({ users }) => users.currentPassword),
      admin: {
        description: label(({ users }) => users.currentPasswordHelp),
        components: { Field: '/lib/newsroom/accounts/CurrentPassword.client.tsx#CurrentPassword' },
        // Payload takes what is stored nowhere for something to look at.
        readOnly: false,
        disableListColumn: true,
        disableListFilter: true,
      },
    },
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
    {
      name: 'security',
      type: 'ui',
      admin: { components: { Field: '/lib/newsroom/accounts/Security.tsx#Security' }, disableListColumn: true },
    },
    {
      name: 'disabled',
      type: 'checkbox',
      ...labelled(
        ({ users }) => users.disabled,
        ({ users }) => users.disabledHelp,
      ),
      defaultValue: false,
      access: { create: adminField, update: adminField },
      admin: {
        description: label(({ users }) => users.disabledHelp),
        condition: (data, _, { user }) => Boolean(data.id) && user?.role === 'admin',
      },
    },
    {
      // Only who makes the first account is asked: hooks/users.ts.
      name: 'startCode',
      type: 'text',
      virtual: true,
      ...labelled(
        ({ users }) => users.startCode,
        ({ users }) => users.startCodeHelp,
      ),
      access: { read: nobodyField },
      admin: {
        description: label(({ users }) => users.startCodeHelp),
        autoComplete: 'off',
        // Payload takes what is stored nowhere for something to look at.
        readOnly: false,
        condition: (_data, _, { user }) => !user,
        disableListColumn: true,
        disableListFilter: true,
      },
    },
  ],
}
