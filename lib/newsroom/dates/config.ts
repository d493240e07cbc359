// Every date of the newsroom is shown and typed by the site's clock. Payload's own cells, inputs and headers go by the
// browser's, without naming it.
import type { Field, SanitizedConfig } from 'payload'

const folder = '/lib/newsroom/dates'

function tellInSiteZone(fields: readonly Field[]): void {
  for (const field of fields) {
    if (field.type === 'date') {
      const { components } = field.admin ?? {}
      field.admin = {
        ...field.admin,
        components: {
          ...components,
          Cell: `${folder}/MomentCell.tsx#MomentCell`,
          Field: `${folder}/MomentField.tsx#MomentField`,
        },
      }
    }
    if ('fields' in field) tellInSiteZone(field.fields)
    if (field.type === 'tabs') for (const tab of field.tabs) tellInSiteZone(tab.fields)
    if (field.type === 'blocks') for (const block of field.blocks) tellInSiteZone(block.fields)
  }
}

/** The configuration in which all dates, those that Payload adds by itself too, are told in the site's time zone. */
export function withSiteDates(config: SanitizedConfig): SanitizedConfig {
  for (const { fields } of config.globals) tellInSiteZone(fields)
  for (const { admin, fields, slug } of config.collections) {
    if (slug.startsWith('payload-')) continue
    tellInSiteZone(fields)
    const { components = {} } = admin
    admin.components = {
      ...components,
      edit: {
        ...components.edit,
        beforeDocumentControls: [
          `${folder}/DocumentDates.tsx#DocumentDates`,
          ...(components.edit?.beforeDocumentControls ?? []),
        ],
      },
    }
  }
  return config
}
