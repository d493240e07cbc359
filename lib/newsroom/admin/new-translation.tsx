// Leads from a story to a new translation of it. Payload's own way, a form in a drawer, loses what is typed while the
// first autosave is under way (3.90.2: the drawer is rendered anew with what was saved).
import type { UIFieldServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { editions, translationLocales } from '#lib/locales.ts'
import { isEditor, staffOf } from '../access/roles.ts'
import { say } from './labels.ts'

/** Links to a new translation into each language that the story lacks and that this person may translate into. */
export async function NewTranslation({ id, req }: UIFieldServerProps) {
  const user = staffOf(req)
  if (!id || !user) return null
  const { docs } = await req.payload.find({
    collection: 'translations',
    where: { article: { equals: id } },
    draft: true,
    depth: 0,
    pagination: false,
    select: { locale: true },
    req,
  })
  const present = new Set<string>(docs.map(({ locale }) => locale))
  const allowed: readonly string[] = isEditor(req) ? translationLocales : (user.languages ?? [])
  const missing = translationLocales.filter((code) => allowed.includes(code) && !present.has(code))
  if (missing.length === 0 || user.role === 'reporter') return null
  const path = formatAdminURL({ adminRoute: req.payload.config.routes.admin, path: '/collections/translations/create' })
  return (
    <p className="newTranslation">
      {say(req, ({ translations }) => translations.add)}
      {missing.map((code) => (
        <a
          key={code}
          href={`${path}?article=${id}&to=${code}`}
          lang={editions[code].tag}
          dir={editions[code].direction}
        >
          {editions[code].name}
        </a>
      ))}
    </p>
  )
}
