// What Payload's tables need beyond what its fields say.
import type { PostgresAdapterArgs } from '@payloadcms/db-postgres'

type SchemaHook = NonNullable<PostgresAdapterArgs['beforeSchemaInit']>[number]

/**
 * Adds to Payload's tables before they are built:
 * - an index on `_parent_id` of every `*_locales` table: Payload's own starts with the locale, so looking up one
 *   document's texts would scan the table;
 * - the same file name for several media documents: a picture uploaded twice is stored once, under its hash.
 */
export const adjustTables: SchemaHook = ({ adapter, schema }) => {
  for (const [name, table] of Object.entries(adapter.rawTables)) {
    if (name.endsWith(adapter.localesSuffix ?? '_locales') && table.columns._parentID) {
      table.indexes = { ...table.indexes, parent: { name: `${name}_parent_id_idx`, on: '_parentID' } }
    }
    const fileName = Object.values(table.indexes ?? {}).find((index) => index.name === 'media_filename_idx')
    if (fileName) fileName.unique = false
  }
  return schema
}
