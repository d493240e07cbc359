'use client'

import { useDocumentInfo, useTranslation } from '@payloadcms/ui'
import type { Locale } from '#lib/locales.ts'
import { formatMoment } from '../admin/format.ts'

type Moments = { readonly updatedAt?: string; readonly createdAt?: string; readonly deletedAt?: string | null }

/** @param timeZone the site's, by its IANA name */
export function DocumentDates({ language, timeZone }: { language: Locale; timeZone: string }) {
  const { t } = useTranslation()
  const { savedDocumentData, initialData } = useDocumentInfo()
  const { updatedAt, createdAt, deletedAt } = (savedDocumentData ?? initialData ?? {}) as Moments
  const dates = [
    { name: t('general:deleted'), at: deletedAt },
    { name: t('general:lastModified'), at: deletedAt ? null : updatedAt },
    { name: t('general:created'), at: createdAt },
  ]
  return (
    <dl className="document-dates">
      {dates.map(
        ({ name, at }) =>
          at && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <time dateTime={at}>{formatMoment(at, language, timeZone)}</time>
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
