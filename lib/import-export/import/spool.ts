// A spool of lines on disk, to be read again at the end of an import.
import { createReadStream } from 'node:fs'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readLines } from '../record/lines.ts'

export type Spool = {
  add(number: number, text: string): Promise<void>
  /** The lines in the order in which they were added, once no more are. */
  read(limit: number): AsyncGenerator<{ number: number; text: string }>
  remove(): Promise<void>
}

/** Opens an empty spool in the system's folder for temporary files. */
export async function openSpool(): Promise<Spool> {
  const folder = await mkdtemp(path.join(tmpdir(), 'warta-import-'))
  const file = path.join(folder, 'lines')
  let used = false
  return {
    async add(number, text) {
      used = true
      await appendFile(file, `${number} ${text}\n`)
    },
    async *read(limit) {
      if (!used) return
      for await (const line of readLines(createReadStream(file), limit + 20)) {
        if ('problem' in line) throw new Error(line.problem)
        const [, number, text] = /^(\d+) (.*)$/s.exec(line.text) ?? []
        if (number && text) yield { number: Number(number), text }
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
