// A document's versions with who saved them, in place of Payload's list; the fifty that are kept, newest first.
import { Gutter } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { DocumentViewServerProps } from 'payload'
import { pool } from '#lib/database/pool.ts'
import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'
import { readTimeZone } from '../site-zone.ts'
import { entryWords } from './EntryRow.tsx'
import { type LoggedEntry, readEntries } from './read.ts'

/** Entries looked at: far more than fifty versions leave. */
const most = 1000

type Version = {
  readonly id: number
  readonly updatedAt: string
  readonly version: { readonly _status?: string | null }
}

export async function VersionsView({ initPageResult: { collectionConfig, docID, req } }: DocumentViewServerProps) {
  const slug = collectionConfig?.slug
  if (docID === undefined || (slug !== 'articles' && slug !== 'translations')) notFound()
  const { audit } = textsIn(req.i18n.language as Locale)
  const zone = await readTimeZone(pool())
  const [{ docs }, entries] = await Promise.all([
    req.payload.findVersions({
      ...{ collection: slug, where: { parent: { equals: docID } }, sort: '-updatedAt', limit: 100, depth: 0 },
      select: { updatedAt: true, version: { _status: true } } as never,
      ...{ overrideAccess: false, user: req.user, req },
    }),
    readEntries(pool(), { collection: slug, document: Number(docID) }, { zone, most }),
  ])
  const words = entryWords(req, zone)
  const root = `${req.payload.config.routes.admin}/collections/${slug}/${docID}/versions`
  const ofVersion = Map.groupBy(entries, ({ version }) => version)
  const others = (ofVersion.get(null) ?? []).toReversed()
  return (
    <Gutter className="who-versions">
      <table>
        <thead>
          <tr>
            <th scope="col">{audit.when(words.zone)}</th>
            <th scope="col">{audit.person}</th>
            <th scope="col">{audit.action}</th>
            <th scope="col">{req.t('version:status')}</th>
          </tr>
        </thead>
        <tbody>
          {(docs as unknown as Version[]).map(({ id, updatedAt, version: { _status } }) => {
            const done = (ofVersion.get(id) ?? []).toReversed()
            return (
              <tr key={id}>
                <td>
                  <a href={`${root}/${id}`}>
                    <time dateTime={updatedAt}>{words.moment(updatedAt)}</time>
                  </a>
                </td>
                <td>{done.length > 0 ? <Names entries={done} who={words.who} /> : '—'}</td>
                <td>{[...new Set(done.map(({ action }) => words.action(action)))].join(', ')}</td>
                <td>{req.t(_status === 'published' ? 'version:published' : 'version:draft')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {others.length > 0 && (
        <>
          <h2>{audit.besides}</h2>
          <ul>
            {others.map((entry) => (
              <li key={entry.id}>
                <time dateTime={entry.at}>{words.moment(entry.at)}</time> · <bdi>{words.who(entry)}</bdi> ·{' '}
                {words.action(entry.action)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Gutter>
  )
}

/** Each name once, in the order in which they came. */
function Names({ entries, who }: { entries: readonly LoggedEntry[]; who: (entry: LoggedEntry) => string | null }) {
  const names = [...new Set(entries.map(who))]
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <bdi>{name}</bdi>
    </span>
  ))
}
