// Two versions of a story or translation compared, in place of Payload's view: what was written, never what we keep about it.
import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation'
import type { DocumentViewServerProps, PayloadRequest, TypedUser } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { editions, isLocale, originalLocale } from '#lib/locales.ts'
import { isolated } from '#lib/text/bidi.ts'
import { formatMoment } from '../admin/format.ts'
import { interfaceLanguage, textsIn } from '../admin/labels.ts'
import { type HeldCollection, isHeldCollection } from '../editing/holds.ts'
import { readTimeZone } from '../site-zone.ts'
import { readBodyNames } from './body-names.ts'
import { compareLines } from './compare.ts'
import { factChanges } from './facts.ts'
import { bodyLines, type Line, plainLines } from './lines.ts'
import { Passage } from './Passage.tsx'
import { Restore } from './Restore.client.tsx'
import { comparedWith, readVersions, saversOf, type VersionEntry } from './read.ts'
import styles from './VersionView.module.css'

/** A state of a story or translation, with the documents that it refers to. */
type State = Readonly<Record<string, unknown>>

/** What stood there before the first version. */
const nothing: State = {}

export async function VersionView({ initPageResult, routeSegments, searchParams }: DocumentViewServerProps) {
  const { collectionConfig, docID, permissions, req } = initPageResult
  const collection = collectionConfig?.slug ?? ''
  if (docID === undefined || !collectionConfig || !isHeldCollection(collection)) notFound()
  const language = interfaceLanguage(req.i18n.language)
  const { versions: texts } = textsIn(language)
  const [{ versions, words }, timeZone] = await Promise.all([
    readVersions(req, { collection, id: Number(docID) }),
    readTimeZone(pool()),
  ])
  const idOf = (value: unknown) => versions.find(({ id }) => String(id) === value)
  const shown = idOf(routeSegments.at(-1))
  if (!shown) notFound()
  const other = idOf(searchParams?.versionFrom) ?? comparedWith(versions, shown)
  const [after, before] = await Promise.all([
    readState(req, collection, shown.id),
    other ? readState(req, collection, other.id) : nothing,
  ])
  const locale = collection === 'translations' && isLocale(after.locale) ? after.locale : originalLocale
  const { tag, direction } = editions[locale]

  const names = await readBodyNames(req, [before.body, after.body], texts.gone)
  const moment = (at: string) => formatMoment(at, language, timeZone)
  const changesOf = (linesOf: (state: State) => Line[]) => compareLines(linesOf(before), linesOf(after), tag)
  const passages = [
    { name: texts.headline, changes: changesOf(({ headline }) => plainLines(stringOf(headline))) },
    { name: texts.standfirst, changes: changesOf(({ standfirst }) => plainLines(stringOf(standfirst))) },
    { name: texts.body, changes: changesOf(({ body }) => bodyLines(body, names)) },
    { name: texts.corrections, changes: changesOf((state) => correctionLines(state, moment)) },
  ].filter(({ changes }) => changes.length > 0)
  const facts = other ? factChanges(req, collectionConfig.flattenedFields, { before, after, timeZone }) : []
  const isUnchanged = facts.length === 0 && passages.every(({ changes }) => changes.every(({ is }) => is === 'same'))

  const labelOf = (version: VersionEntry) => {
    const status = req.t(version.isPublished ? 'version:published' : 'version:draft')
    const parts = [
      `${words.moment(version.at)} ${words.zone}`,
      ...saversOf(version, words.who),
      version.isAside ? texts.putAside : status,
    ]
    return parts.map((part) => isolated(part, 'auto')).join(' · ')
  }
  const { admin } = req.payload.config.routes
  const list = [admin, ...routeSegments.slice(0, -1)].join('/')
  const isTrashed = routeSegments[2] === 'trash'
  const mayRestore = Boolean(permissions?.collections?.[collection]?.update) && !isTrashed
  return (
    <Gutter className={`version-comparison ${styles.view}`}>
      <SetDocumentStepNav
        collectionSlug={collection}
        id={docID}
        isTrashed={isTrashed}
        pluralLabel={collectionConfig.labels.plural}
        useAsTitle={collectionConfig.admin.useAsTitle}
        view={req.t('version:version')}
      />
      <header className={styles.head}>
        <h2>{labelOf(shown)}</h2>
        {shown.isAside && <p className={styles.note}>{texts.putAsideHelp}</p>}
        <form method="get" className={styles.choice}>
          <label>
            {texts.against}
            <select name="versionFrom" defaultValue={other?.id}>
              {!other && <option value="">{texts.nothingBefore}</option>}
              {versions
                .filter((version) => version !== shown)
                .map((version) => (
                  <option key={version.id} value={version.id}>
                    {labelOf(version)}
                  </option>
                ))}
            </select>
          </label>
          <button type="submit" className={styles.button}>
            {texts.compare}
          </button>
          <a href={list}>{texts.all}</a>
          {mayRestore && (
            <Restore
              api={`${req.payload.config.routes.api}/${collection}/versions/${shown.id}`}
              document={`${admin}/collections/${collection}/${docID}`}
              texts={texts.restoring}
              when={moment(shown.at)}
            />
          )}
        </form>
        {isUnchanged && <p className={styles.note}>{texts.nothing}</p>}
      </header>
      {facts.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.facts}>
            <thead>
              <tr>
                <th scope="col">{texts.field}</th>
                <th scope="col">{texts.before}</th>
                <th scope="col">{texts.after}</th>
              </tr>
            </thead>
            <tbody>
              {facts.map(({ name, before, after }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    <del className={styles.removed}>
                      <bdi>{before}</bdi>
                    </del>
                  </td>
                  <td>
                    <ins className={styles.added}>
                      <bdi>{after}</bdi>
                    </ins>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {passages.map(({ name, changes }) => (
        <section key={name} className={styles.passage}>
          <h3>{name}</h3>
          <Passage changes={changes} texts={texts} lang={tag} dir={direction} language={language} />
        </section>
      ))}
    </Gutter>
  )
}

/** @returns nothing there for whoever may not read it, as Payload answers */
async function readState(req: PayloadRequest, collection: HeldCollection, id: number): Promise<State> {
  const locale = interfaceLanguage(req.i18n.language)
  const found = await req.payload
    .findVersionByID({
      ...{ collection, id: String(id), depth: 1, locale, fallbackLocale: originalLocale },
      ...{ overrideAccess: false, user: req.user as TypedUser | null, req },
    })
    .catch(() => null)
  if (!found) notFound()
  return found.version as unknown as State
}

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function correctionLines({ corrections }: State, moment: (at: string) => string): Line[] {
  if (!Array.isArray(corrections)) return []
  return (corrections as readonly { at?: string | null; text?: string | null }[]).flatMap(({ at, text }) => [
    ...(at ? plainLines(moment(at), 'date', at) : []),
    ...plainLines(text ?? '', 'paragraph'),
  ])
}
