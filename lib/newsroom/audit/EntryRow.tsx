// An entry of the audit log in words.
import type { PayloadRequest } from 'payload'
import { zoneName } from '#lib/i18n/dates.ts'
import { editions, type Locale } from '#lib/locales.ts'
import { interfaceLanguage, textsIn } from '../admin/labels.ts'
import type { NewsroomTexts } from '../admin/texts/id.ts'
import type { LoggedEntry } from './read.ts'

/** Names of what the log holds by slug, in the language of whoever looks. */
export function entryWords(req: PayloadRequest, zone: string) {
  const language: Locale = interfaceLanguage(req.i18n.language)
  const { audit } = textsIn(language)
  const { collections, globals } = req.payload.config
  const inLanguage = (label: unknown, slug: string) =>
    typeof label === 'string' ? label : ((label as Partial<Record<Locale, string>> | undefined)?.[language] ?? slug)
  const subjects: [string, string][] = [
    ...collections
      .filter(({ slug }) => !slug.startsWith('payload-'))
      .map(({ slug, labels }): [string, string] => [slug, inLanguage(labels.singular, slug)]),
    ...globals.map(({ slug, label }): [string, string] => [slug, inLanguage(label, slug)]),
  ]
  const names = new Map(subjects)
  const moment = new Intl.DateTimeFormat(editions[language].formatTag, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: zone,
  })
  return {
    subjects,
    zone: zoneName(language, zone, new Date()),
    moment: (at: string) => moment.format(new Date(at)),
    action: (name: string) => named(audit.actions, name),
    way: (name: string) => named(audit.ways, name),
    subject: (slug: string) => names.get(slug) ?? slug,
    isGlobal: (slug: string) => globals.some((global) => global.slug === slug),
    who: ({ actor, name }: Pick<LoggedEntry, 'actor' | 'name'>) =>
      actor === 'nobody' ? audit.nobody : actor === 'machine' ? audit.machine(named(audit.ways, name ?? '')) : name,
  }
}

type EntryWords = ReturnType<typeof entryWords>

const named = (table: NewsroomTexts['audit']['actions'] | NewsroomTexts['audit']['ways'], name: string): string =>
  (table as Readonly<Record<string, string>>)[name] ?? name

type Props = { readonly entry: LoggedEntry; readonly words: EntryWords; readonly admin: string }

export function EntryRow({ entry, words, admin }: Props) {
  const { at, action, collection, document, version, way, address, detail } = entry
  const path = collection && (words.isGlobal(collection) ? `globals/${collection}` : `collections/${collection}`)
  return (
    <tr>
      <td>
        <time dateTime={at}>{words.moment(at)}</time>
      </td>
      <td>
        <bdi>{words.who(entry)}</bdi>
      </td>
      <td>{words.action(action)}</td>
      <td>
        {collection && (
          <a href={`${admin}/${path}${document ? `/${document}` : ''}${version ? `/versions/${version}` : ''}`}>
            {words.subject(collection)} {document}
          </a>
        )}
      </td>
      <td>
        {words.way(way)} <bdi>{address}</bdi>
      </td>
      <td>{Object.keys(detail).length > 0 && <code dir="ltr">{JSON.stringify(detail)}</code>}</td>
    </tr>
  )
}
