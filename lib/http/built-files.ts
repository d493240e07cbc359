// The files of the build (`/assets`, `/_next/static`). Their names contain a hash of the content, so they never change.
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { contentType } from 'mime-types'
import { fileHeaders, immutableCacheControl } from './policy.ts'
import { recompressLater } from './recompress.ts'
import { Representation } from './representation.ts'

/** A folder of the build and the URL path that it is served under. */
export type BuiltFolder = { readonly urlPath: string; readonly folder: string }

/** Files for the server only, whose names contain no hash. */
const privateFile = /(?:^|\/)manifest\.json$|\.map$/

/** Files by URL path. Only these are served: no path from a request ever reaches the file system. */
function list({ urlPath, folder }: BuiltFolder): [string, string][] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file): [string, string] => [path.relative(folder, file).split(path.sep).join('/'), file])
    .filter(([name]) => !privateFile.test(name))
    .map(([name, file]) => [`${urlPath}/${name.split('/').map(encodeURIComponent).join('/')}`, file])
}

export class BuiltFiles {
  readonly #folders: readonly BuiltFolder[]
  #files: ReadonlyMap<string, string>
  readonly #kept = new Map<string, Promise<Representation>>()
  readonly #growing: boolean

  /** @param growing whether files may appear while the process runs, as in development */
  constructor(folders: readonly BuiltFolder[], growing: boolean) {
    this.#folders = folders
    this.#growing = growing
    this.#files = new Map(folders.flatMap(list))
  }

  /**
   * The file at a URL path, read on first request and kept in memory: a whole build is a few megabytes.
   *
   * @throws the file system's error, if a file of the build can't be read
   */
  async get(urlPath: string): Promise<Representation | undefined> {
    if (this.#growing && !this.#files.has(urlPath)) this.#files = new Map(this.#folders.flatMap(list))
    const file = this.#files.get(urlPath)
    if (file === undefined) return undefined
    const kept = this.#kept.get(urlPath) ?? this.#read(file)
    this.#kept.set(urlPath, kept)
    kept.catch(() => this.#kept.delete(urlPath))
    return kept
  }

  /** The URL paths of all files under one. */
  under(urlPath: string): string[] {
    return [...this.#files.keys()].filter((name) => name.startsWith(`${urlPath}/`))
  }

  async #read(file: string): Promise<Representation> {
    const representation = new Representation({
      status: 200,
      contentType: contentType(path.extname(file)) || 'application/octet-stream',
      body: await readFile(file),
      cacheControl: immutableCacheControl,
      headers: fileHeaders,
    })
    recompressLater(representation)
    return representation
  }
}
