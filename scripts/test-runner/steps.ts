/** The steps of scripts/test, in order. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrowser } from './browser.ts'

/** One step: a command, and where it reports how many tests it ran. */
export type Step = {
  name: string
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

/** A project of e2e/playwright.config.ts, with a site and a browser of its own. */
const playwright = (project: string, ...options: string[]): Pick<Step, 'command' | 'report' | 'prepare'> => {
  const report = path.resolve(reports, `${project}.json`)
  return {
    command: ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--project', project, ...options],
    report,
    prepare() {
      const dataDir = mkdtempSync(path.join(tmpdir(), 'warta e2e '))
      // As root, PostgreSQL's own account has to pass through.
      chmodSync(dataDir, 0o755)
      const env = { CHROME_PATH: findBrowser(console.log), E2E_DATA_DIR: dataDir, E2E_REPORT: report }
      return { env, cleanUp: () => rmSync(dataDir, { recursive: true, force: true }) }
    },
  }
}

export const steps: readonly Step[] = [
  { name: 'lint', what: 'format, lint', command: ['biome', 'check', '.'] },
  { name: 'imports', what: 'import directions', command: ['scripts/graph', '--check'] },
  // Next writes the types of routes and of what they may import; a fresh clone has none.
  { name: 'types', what: 'types', command: ['sh', '-c', 'next typegen && tsc --noEmit'] },
  { name: 'styles', what: 'styles', command: ['stylelint', '{app,components,lib}/**/*.css'] },
  { name: 'unused', what: 'unused files, exports and packages', command: ['knip'] },
  { name: 'generated', what: 'generated files are up to date', command: ['scripts/generate', '--check'] },
  { name: 'unit', what: 'unit tests', ...vitest('unit') },
  { name: 'integration', what: 'integration tests on PostgreSQL', ...vitest('integration') },
  { name: 'build', what: 'production build', command: ['node', 'scripts/build.ts'] },
  { name: 'pages', what: 'every page in a browser, two at a time', ...playwright('pages', '--workers', '2') },
  {
    name: 'e2e',
    what: 'what people do, and how fast it is, in a browser, one after another',
    ...playwright('e2e'),
  },
]
