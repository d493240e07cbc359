import type { GlobalConfig } from 'payload'
import { siteLimits } from '#lib/content/limits.ts'
import { adminField, anyone, editorsOnly, roles, staffField } from '../access/roles.ts'
import { label, say } from '../admin/labels.ts'
import { keptForm } from '../editing/view.ts'
import { textDirection } from '../fields/direction.ts'
import { labelled, optionsFrom } from '../fields/labelled.ts'
import { logGlobalChange } from '../hooks/changes.ts'
import { checkGlobalContent } from '../hooks/content.ts'
import { isTimeZone } from '../validation/text.ts'

export const site: GlobalConfig = {
  slug: 'site',
  label: label(({ site }) => site.name),
  access: { read: anyone, update: editorsOnly },
  admin: { group: label(({ groups }) => groups.site) },
  hooks: { beforeValidate: [checkGlobalContent], afterChange: [logGlobalChange('site')] },
  fields: [
    textDirection(),
    keptForm,
    {
      name: 'name',
      type: 'text',
      ...labelled(({ site }) => site.siteName),
      required: true,
      defaultValue: 'Warta',
      maxLength: siteLimits.name,
    },
    {
      name: 'tagline',
      type: 'text',
      ...labelled(({ site }) => site.tagline),
      localized: true,
      maxLength: siteLimits.tagline,
    },
    { name: 'publisher', type: 'text', ...labelled(({ site }) => site.publisher), maxLength: siteLimits.publisher },
    {
      name: 'translationNotice',
      type: 'textarea',
      ...labelled(
        ({ site }) => site.translationNotice,
        ({ site }) => site.translationNoticeHelp,
      ),
      localized: true,
      maxLength: siteLimits.translationNotice,
    },
    {
      name: 'indexMachineTranslations',
      type: 'checkbox',
      ...labelled(
        ({ site }) => site.indexMachineTranslations,
        ({ site }) => site.indexMachineTranslationsHelp,
      ),
      defaultValue: true,
    },
    {
      name: 'translationPolicy',
      type: 'select',
      ...labelled(({ site }) => site.translationPolicy),
      options: optionsFrom(['hold', 'publish'], ({ site }) => site.translationPolicies),
      defaultValue: 'hold',
      required: true,
      access: { read: staffField },
    },
    {
      name: 'holdOn',
      type: 'text',
      hasMany: true,
      maxRows: 40,
      maxLength: 40,
      ...labelled(
        ({ site }) => site.holdOn,
        ({ site }) => site.holdOnHelp,
      ),
      access: { read: staffField },
    },
    {
      name: 'feedText',
      type: 'select',
      ...labelled(({ site }) => site.feedText),
      options: optionsFrom(['excerpt', 'full'], ({ site }) => site.feedTexts),
      defaultValue: 'excerpt',
      required: true,
    },
    {
      name: 'llmsTxt',
      type: 'checkbox',
      ...labelled(
        ({ site }) => site.llmsTxt,
        ({ site }) => site.llmsTxtHelp,
      ),
      defaultValue: false,
    },
    {
      name: 'indexNow',
      type: 'checkbox',
      ...labelled(
        ({ site }) => site.indexNow,
        ({ site }) => site.indexNowHelp,
      ),
      defaultValue: false,
    },
    {
      name: 'secondFactorRoles',
      type: 'select',
      hasMany: true,
      ...labelled(
        ({ site }) => site.secondFactorRoles,
        ({ site }) => site.secondFactorRolesHelp,
      ),
      options: optionsFrom(roles, ({ users }) => users.roles),
      access: { read: staffField, create: adminField, update: adminField },
    },
    {
      name: 'sample',
      type: 'checkbox',
      ...labelled(
        ({ site }) => site.sample,
        ({ site }) => site.sampleHelp,
      ),
      defaultValue: false,
    },
    {
      name: 'footer',
      type: 'textarea',
      ...labelled(({ site }) => site.footer),
      localized: true,
      maxLength: siteLimits.footer,
    },
    {
      name: 'timeZone',
      type: 'text',
      ...labelled(
        ({ site }) => site.timeZone,
        ({ site }) => site.timeZoneHelp,
      ),
      required: true,
      defaultValue: 'Asia/Jakarta',
      maxLength: 60,
      validate: (value: unknown, { req }: { req: Parameters<typeof say>[0] }) =>
        isTimeZone(value) || say(req, ({ errors }) => errors.timeZone),
    },
  ],
}
