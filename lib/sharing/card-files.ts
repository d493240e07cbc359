// Drawn cards on disk, under names that say what they show; bounded, because every new headline adds one.
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** After so many new files the folder is looked through. */
const between = 50

export class CardFiles {
  readonly #folder: string
  readonly #maximumBytes: number
  #written = 0

  /** @param maximumBytes of all cards together; the least recently used go first */
  constructor(folder: string, maximumBytes: number) {
    this.#folder = folder
    this.#maximumBytes = maximumBytes
  }

  /** @returns null if it is not there */
  async get(name: string): Promise<Buffer | null> {
    const file = path.join(this.#folder, name)
    const content = await readFile(file).catch(() => null)
    // Its time says when it was last of use; that it can't be set is no reason not to have it.
    if (content) utimes(file, new Date(), new Date()).catch(() => {})
    return content
  }

  /** Writes a file as a whole or not at all. */
  async put(name: string, content: Buffer): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const unfinished = path.join(this.#folder, `.${randomBytes(6).toString('hex')}`)
    try {
      await writeFile(unfinished, content)
      await rename(unfinished, path.join(this.#folder, name))
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    this.#written += 1
    if (this.#written % between === 1) await this.#shrink()
  }

  async #shrink(): Promise<void> {
    const names = await readdir(this.#folder)
    const files = await Promise.all(
      names.map(async (name) => {
        const file = path.join(this.#folder, name)
        const found = await stat(file).catch(() => null)
        return { file, size: found?.size ?? 0, used: found?.mtimeMs ?? 0 }
      }),
    )
    let bytes = files.reduce((sum, { size }) => sum + size, 0)
    for (const { file, size } of files.sort((a, b) => a.used - b.used)) {
      if (bytes <= this.#maximumBytes) return
      await rm(file, { force: true })
      bytes -= size
    }
  }
}
