// A copy of the project to which one more edition is added, as docs/adding-a-language.md says.
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.resolve(import.meta.dirname, '../../..')
const sources = ['app', 'components', 'e2e', 'lib', 'messages', 'sample', 'scripts']
const run = promisify(execFile)

export type ProjectCopy = {
  /** Replaces one piece of a file; an empty piece stands for the end of it, or for a file that is not there yet. */
  readonly edit: (file: string, piece: string | RegExp, by: string) => Promise<void>
  /** Runs a program in the copy. @returns what it printed, and whether it failed */
  readonly run: (program: string, args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ran>
  /** Files that are not what they are in the project, or not there. */
  readonly changed: () => Promise<string[]>
  readonly remove: () => Promise<void>
}
export type Ran = { readonly output: string; readonly failed: boolean }

/** Copies what the project is built from; packages are shared. */
export async function copyProject(): Promise<ProjectCopy> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'warta-edition-'))
  const top = await readdir(root, { withFileTypes: true })
  const files = top.filter((entry) => entry.isFile() && /\.(?:js|ts|json)$/.test(entry.name))
  for (const name of [...sources, ...files.map((entry) => entry.name)]) {
    await cp(path.join(root, name), path.join(folder, name), { recursive: true })
  }
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  const text = (of: string, file: string) => readFile(path.join(of, file), 'utf8').catch(() => '')
  return {
    async edit(file, piece, by) {
      const before = await text(folder, file)
      const after = piece === '' ? before + by : before.replace(piece, by)
      if (after === before) throw new Error(`${file} has no ${piece}`)
      await writeFile(path.join(folder, file), after)
    },
    async run(program, args, env = {}) {
      const bin = path.join(root, 'node_modules/.bin')
      const options = {
        cwd: folder,
        maxBuffer: 2 ** 26,
        env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, ...env },
      }
      try {
        return { output: (await run(program, [...args], options)).stdout, failed: false }
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
        return { output: stdout + stderr, failed: true }
      }
    },
    async changed() {
      const found: string[] = []
      for (const source of sources) {
        const entries = await readdir(path.join(folder, source), { recursive: true, withFileTypes: true })
        for (const entry of entries.filter((each) => each.isFile())) {
          const file = path.relative(folder, path.join(entry.parentPath, entry.name))
          if ((await text(folder, file)) !== (await text(root, file))) found.push(file)
        }
      }
      return found.sort()
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
