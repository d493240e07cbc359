// /admin/audit-log: who did what, for administrators. Nothing runs in the browser.
import { DefaultTemplate } from '@payloadcms/next/templates'
import { notFound, redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { pool } from '#lib/database/pool.ts'
import type { Locale } from '#lib/locales.ts'
import { hasRole } from '../access/roles.ts'
import { textsIn } from '../admin/labels.ts'
import { readTimeZone } from '../site-zone.ts'
import { EntryRow, entryWords } from './EntryRow.tsx'
import { type AuditFilter, parseFilter, readEntries } from './read.ts'
import { actions } from './record.ts'

/** Entries on a page. */
const most = 100

export async function AuditLogView(view: AdminViewServerProps) {
  const { initPageResult, params, searchParams } = view
  const { req, locale, permissions, visibleEntities } = initPageResult
  const { config } = req.payload
  const { admin } = config.routes
  if (!req.user) redirect(`${admin}${config.admin.routes.login}?redirect=${encodeURIComponent(`${admin}/audit-log`)}`)
  if (!hasRole(req, 'admin')) notFound()
  const language = req.i18n.language as Locale
  const { audit } = textsIn(language)
  const asked = parseFilter(searchParams ?? {})
  const zone = await readTimeZone(pool())
  const [entries, { docs: people }] = await Promise.all([
    readEntries(pool(), asked, { zone, most: most + 1 }),
    req.payload.find({ collection: 'users', pagination: false, depth: 0, sort: 'name', select: { name: true } }),
  ])
  const words = entryWords(req, zone)
  const shown = entries.slice(0, most)
  const older = entries.length > most ? shown.at(-1)?.id : undefined
  return (
    <DefaultTemplate
      i18n={req.i18n}
      locale={locale}
      params={params}
      payload={req.payload}
      permissions={permissions}
      req={req}
      searchParams={searchParams}
      user={req.user}
      visibleEntities={{ collections: visibleEntities.collections, globals: visibleEntities.globals }}
    >
      <main className="audit-log">
        <h1>{audit.title}</h1>
        <form className="audit-log__filter" method="get" action={`${admin}/audit-log`}>
          <Choice name="user" label={audit.person} value={asked.user}>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
          <Choice name="action" label={audit.action} value={asked.action}>
            {actions.map((action) => (
              <option key={action} value={action}>
                {words.action(action)}
              </option>
            ))}
          </Choice>
          <Choice name="collection" label={audit.what} value={asked.collection}>
            {words.subjects.map(([slug, name]) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Choice>
          <label>
            {audit.number}
            <input name="document" inputMode="numeric" dir="ltr" defaultValue={asked.document ?? ''} />
          </label>
          <label>
            {audit.from}
            <input name="from" type="date" defaultValue={asked.from} />
          </label>
          <label>
            {audit.until}
            <input name="until" type="date" defaultValue={asked.until} />
          </label>
          <button type="submit">{audit.show}</button>
          <a href={`/api/audit-log?${queryOf(asked)}`}>{audit.export}</a>
        </form>
        {shown.length === 0 ? (
          <p>{audit.nothing}</p>
        ) : (
          <div className="audit-log__table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{audit.when(words.zone)}</th>
                  <th scope="col">{audit.person}</th>
                  <th scope="col">{audit.action}</th>
                  <th scope="col">{audit.what}</th>
                  <th scope="col">{audit.whence}</th>
                  <th scope="col">{audit.detail}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((entry) => (
                  <EntryRow key={entry.id} entry={entry} words={words} admin={admin} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {older && (
          <p>
            <a href={`${admin}/audit-log?${queryOf({ ...asked, before: older })}`}>{audit.older}</a>
          </p>
        )}
      </main>
    </DefaultTemplate>
  )
}

const queryOf = (asked: AuditFilter) =>
  new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString()

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly value: string | number | undefined
  readonly children: React.ReactNode
}

function Choice({ name, label, value, children }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value ?? ''}>
        <option value="">—</option>
        {children}
      </select>
    </label>
  )
}
