// A date in a list, with the site's time zone named.
import { DefaultCell } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'
import { formatMoment } from '../admin/format.ts'
import { interfaceLanguage } from '../admin/labels.ts'
import { zoneOnce } from './zone-once.ts'

/** Payload's cell around the words of the moment: where the column leads to the document, it still does. */
export async function MomentCell(cell: DefaultServerCellComponentProps) {
  const { cellData, className, collectionSlug, columnIndex, customCellProps, link, linkURL, rowData, i18n } = cell
  const language = interfaceLanguage(i18n.language)
  if (typeof cellData !== 'string' && !link) return <span />
  const said = typeof cellData === 'string' ? formatMoment(cellData, language, await zoneOnce()) : ''
  // The zone stays with its time.
  const at = said.replace(/ (?=\S+$)/, '\u00a0')
  const name = 'name' in cell.field ? cell.field.name : ''
  return (
    <DefaultCell
      cellData={at}
      className={className}
      collectionSlug={collectionSlug}
      columnIndex={columnIndex}
      customCellProps={customCellProps}
      field={{ name, type: 'text', admin: {} }}
      link={link}
      linkURL={linkURL}
      rowData={rowData}
    />
  )
}
