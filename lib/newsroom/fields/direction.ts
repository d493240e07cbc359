import type { Field } from 'payload'
import type { Locale } from '#lib/locales.ts'

/**
 * Sets the form's text fields in the writing direction of their text, whatever the direction of the interface.
 *
 * @param fixed the language the texts are always in; without it, the form's own field `locale` says so, or else the
 *   locale that the form is shown in
 */
export function textDirection(fixed?: Locale): Field {
  return {
    name: 'textDirection',
    type: 'ui',
    admin: {
      components: {
        Field: {
          path: '/lib/newsroom/admin/text-direction.client.tsx#TextDirection',
          clientProps: { fixed: fixed ?? null },
        },
      },
      disableListColumn: true,
    },
  }
}
