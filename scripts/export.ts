// Writes the newsroom as JSON Lines; scripts/export is its entry. docs/import-format.md describes the form.
import { once } from 'node:events'
import { createWriteStream, writeSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openNewsroom } from '#lib/import-export/newsroom.ts'
import { isLocale, locales } from '#lib/locales.ts'
import { migrate } from '#migrate.ts'

const help = `Usage: scripts/export [--out FILE] [--media FOLDER] [--since TIME] [--ref REF]… [--locale CODE]…

Writes everything that was written in the newsroom (not accounts, not older versions) as
JSON Lines that scripts/import reads; see docs/import-format.md.

  --out FILE      write to FILE instead of standard output; it appears when it is complete
  --media FOLDER  put the pictures' files there; it must be inside the folder of FILE
  --since TIME    only stories that changed since then, e.g. 2026-11-24T00:00:00+07:00
  --ref REF       only this story; may be given several times
  --locale CODE   only texts in this language; may be given several times
  --help          this text`

/** Standard output: scripts/export opens it as this descriptor, where the log does not get in between. */
const records = 3

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    media: { type: 'string' },
    since: { type: 'string' },
    ref: { type: 'string', multiple: true },
    locale: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) {
  writeSync(records, `${help}\n`)
  process.exit(0)
}

const from = (name: string) => path.resolve(process.env.INIT_CWD ?? '.', name)
const out = values.out === undefined ? null : from(values.out)
const folder = out ? path.dirname(out) : from('.')
const media = values.media === undefined ? null : from(values.media)
const since = values.since === undefined ? undefined : new Date(values.since)
if (since && Number.isNaN(since.getTime())) refuse(`--since: "${values.since}" is no time`)
if (media && path.relative(folder, media).startsWith('..')) refuse(`--media: ${values.media} must be inside ${folder}`)
const wanted = values.locale?.map((code) =>
  isLocale(code) ? code : refuse(`--locale: "${code}" is not an edition; there are: ${locales.join(', ')}`),
)

if (media) await mkdir(media, { recursive: true })
const newsroom = await openNewsroom('scripts/export', { migrate, loadConfig: () => import('#payload.config.ts') })
// Loaded after the database is open: they read the configuration.
const { exportRecords } = await import('#lib/import-export/export/export.ts')
const { mediaFolder } = await import('#lib/newsroom/hooks/media.ts')
const partial = out && `${out}.part`
const output = createWriteStream(partial ?? '', partial ? {} : { fd: records })
output.on('error', (error) => {
  // A reader that has seen enough (head) closes the pipe.
  if ('code' in error && error.code === 'EPIPE') process.exit(0)
  console.error(`export: ${error.message}`)
  process.exit(1)
})
let status = 0
try {
  const lines = exportRecords({
    payload: newsroom.payload,
    since: since?.toISOString(),
    refs: values.ref,
    locales: wanted,
    fileOf: media ? (name) => copyPicture(name, media) : undefined,
  })
  for await (const line of lines) {
    if (!output.write(`${line}\n`)) await once(output, 'drain')
  }
  output.end()
  await once(output, 'finish')
  if (out && partial) await rename(partial, out)
} catch (error) {
  status = 1
  console.error(`export: ${error instanceof Error ? error.message : error}`)
  if (partial) await rm(partial, { force: true })
} finally {
  await newsroom.close()
}
process.exit(status)

/** Puts a picture's file beside the export; null, and a word, when it is gone. */
async function copyPicture(name: string, target: string): Promise<string | null> {
  try {
    await copyFile(path.join(mediaFolder(), name), path.join(target, name))
    return path.relative(folder, path.join(target, name)).split(path.sep).join('/')
  } catch (error) {
    console.error(
      `export: the file of picture ${name} can't be copied (${error instanceof Error ? error.message : error})`,
    )
    return null
  }
}

function refuse(reason: string): never {
  console.error(`export: ${reason}`)
  process.exit(2)
}
