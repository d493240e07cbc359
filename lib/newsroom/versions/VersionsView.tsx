// A document's versions with who saved them, in place of Payload's list; newest first.
import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { DocumentViewServerProps } from 'payload'
import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'
import { isHeldCollection } from '../editing/holds.ts'
import { readVersions, saversOf } from './read.ts'

export async function VersionsView({
  initPageResult: { collectionConfig, docID, req },
  routeSegments,
}: DocumentViewServerProps) {
  const collection = collectionConfig?.slug ?? ''
  if (docID === undefined || !isHeldCollection(collection)) notFound()
  const { audit, versions: texts } = textsIn(req.i18n.language as Locale)
  const { versions, besides, words } = await readVersions(req, { collection, id: Number(docID) })
  const root = [req.payload.config.routes.admin, ...routeSegments].join('/')
  return (
    <Gutter className="who-versions">
      <SetDocumentStepNav
        collectionSlug={collection}
        id={docID}
        isTrashed={routeSegments[2] === 'trash'}
        pluralLabel={collectionConfig?.labels.plural}
        useAsTitle={collectionConfig?.admin.useAsTitle}
        view={req.t('version:versions')}
      />
      <div className="who-versions__table">
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
            {versions.map((version) => {
              const { id, at, entries, isAside, isPublished } = version
              return (
                <tr key={id} data-aside={isAside || undefined}>
                  <td>
                    <a href={`${root}/${id}`}>
                      <time dateTime={at}>{words.moment(at)}</time>
                    </a>
                  </td>
                  <td>
                    <Names names={saversOf(version, words.who)} />
                  </td>
                  <td>{[...new Set(entries.map(({ action }) => words.action(action)))].join(', ')}</td>
                  <td>
                    {isAside ? (
                      <strong title={texts.putAsideHelp}>{texts.putAside}</strong>
                    ) : (
                      req.t(isPublished ? 'version:published' : 'version:draft')
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {besides.length > 0 && (
        <>
          <h2>{audit.besides}</h2>
          <ul>
            {besides.map((entry) => (
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

function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return '—'
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ', '}
      <bdi>{name}</bdi>
    </span>
  ))
}
