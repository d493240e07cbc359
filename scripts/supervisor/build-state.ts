// Whether the production build is that of the files as they are.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const mark = '.next/warta-build'

/** What a build is made from. Tests are not part of it. */
const inputs = [
  '{app,components,messages,lib}/**/*.*',
  '{next.config.js,package-lock.json,tsconfig.json,instrumentation.ts}',
  'scripts/{build,build-assets}.ts',
]

function fingerprint(): string {
  const hash = createHash('sha256')
  const files = globSync(inputs, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
  for (const file of files.sort())
    hash
      .update(`${path.relative('.', file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

/** True when there is a finished build of these very files. */
export function isBuilt(): boolean {
  return existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint()
}

/** Notes that a build begins; call what it returns when it has succeeded. */
export function beginBuild(): () => void {
  rmSync(mark, { force: true })
  const built = fingerprint()
  return () => writeFileSync(mark, built)
}
