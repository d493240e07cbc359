/** The steps of scripts/test, in order, and which of them wait for others. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from './browser.ts'
import type { Placed } from './lanes.ts'

/** One step: a command, and where it reports how many tests it ran. */
export type Step = Placed & {
  what: string
  command: readonly [string, ...string[]]
  /** JSON report of a step that runs tests. */
  report?: string
  /** Prepares the step; what it returns is added to the environment. */
  prepare?: () => { env: Record<string, string>; cleanUp: () => void }
}

const reports = 'test-results'
const vitest = (project: string): Pick<Step, 'command' | 'report'> => {
  const report = `${reports}/${project}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return {
    command: ['vitest', 'run', '--config', 'scripts/vitest.config.ts', '--project', project, ...reporters],
    report,
  }
}

const firstPort = Number(process.env.E2E_PORT ?? 3900)
let browser: string | undefined

/** A project of e2e/playwright.config.ts, with a site and a browser of its own. */
const playwright = (
  project: string,
  place: number,
  ...options: string[]
): Pick<Step, 'command' | 'report' | 'prepare'> => {
  const report = path.resolve(reports, `${project}.json`)
  return {
    command: ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--project', project, ...options],
    report,
    prepare() {
      browser ??= findBrowser(console.log)
      const dataDir = mkdtempSync(path.join(tmpdir(), 'warta e2e '))
      // As root, PostgreSQL's own account has to pass through.
      chmodSync(dataDir, 0o755)
      // A second web process gets the port above.
      const port = String(firstPort + 10 * place)
      const env = { CHROME_PATH: browser, E2E_PORT: port, E2E_DATA_DIR: dataDir, E2E_REPORT: report }
      return { env, cleanUp: () => rmSync(dataDir, { recursive: true, force: true }) }
    },
  }
}

// It writes the files that it looks at, and puts them back.
const after = ['generated']

export const steps: readonly Step[] = [
  { name: 'generated', what: 'generated files are up to date', command: ['scripts/generate', '--check'] },
  { name: 'styles', what: 'styles', command: ['stylelint', '{app,components,lib}/**/*.css'] },
  { name: 'lint', what: 'format, lint', command: ['biome', 'check', '.'], after },
  // Next writes the types of routes and of what they may import; a fresh clone has none.
  { name: 'types', what: 'types', command: ['sh', '-c', 'next typegen && tsc --noEmit'], after },
  { name: 'imports', what: 'import directions', command: ['scripts/graph', '--check'], after },
  { name: 'unused', what: 'unused files, exports and packages', command: ['knip'], after },
  // Next writes the same types once more.
  { name: 'build', what: 'production build', command: ['node', 'scripts/build.ts'], after: [...after, 'types'] },
  { name: 'unit', what: 'unit tests', ...vitest('unit'), after },
  { name: 'integration', what: 'integration tests on PostgreSQL', ...vitest('integration'), after },
  { name: 'e2e', what: 'what people do, in a browser, one after another', ...playwright('e2e', 0), after: ['build'] },
  {
    name: 'pages',
    what: 'every page in a browser, two at a time',
    ...playwright('pages', 1, '--workers', '2'),
    after: ['build'],
  },
  { name: 'speed', what: 'how fast pages are, with nothing beside it', ...playwright('speed', 0), alone: true },
]
