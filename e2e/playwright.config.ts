// End-to-end tests: real Chromium, the production build, the sample newsroom on a real database of its own.
import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { dataDir, origin, port } from './testing/site.ts'

// Chosen by scripts/test: an installed Chromium or Chrome; without it Playwright uses the browser it downloaded.
const executablePath = process.env.CHROME_PATH
if (executablePath && !existsSync(executablePath)) throw new Error(`CHROME_PATH: there is no file ${executablePath}`)

/** Look at the sample newsroom and change nothing: two of these run side by side. */
const pages = specs(
  'accessibility',
  'budgets',
  'comfort',
  'crawl',
  'direction',
  'editions',
  'fallback',
  'headers',
  'hostile',
  'lite',
  'negotiation',
  'offline',
  'offline-update',
  'reading',
  'search',
  'share',
  'structured-data',
  'typography',
  'typography-clipping',
  'typography-formats',
  'typography-lines',
  'validity',
)

/** Measure how fast it is: nothing else may run meanwhile. */
const speed = specs('largest-paint', 'lighthouse')

function specs(...names: string[]): string[] {
  return names.map((name) => `${name}.spec.ts`)
}

export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'pages', testMatch: pages, fullyParallel: true, outputDir: '../test-results/pages' },
    // The newsroom's state is shared: tests that change it undo it, and run one after another.
    { name: 'e2e', testIgnore: [...pages, ...speed], outputDir: '../test-results/e2e' },
    { name: 'speed', testMatch: speed, outputDir: '../test-results/speed' },
  ],
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 120_000,
  // How long to wait for what has to come, on a machine that is slow and busy.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? '../test-results/e2e.json' }]],
  use: {
    baseURL: origin,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    screenshot: 'only-on-failure',
    // A click that never becomes possible says so before the test's own time is over.
    actionTimeout: 60_000,
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    command: '../scripts/start',
    url: `${origin}/readyz`,
    // A site that already runs on E2E_PORT is used, while tests are being written.
    reuseExistingServer: !process.env.CI,
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'pipe',
    env: { PORT: String(port), DATA_DIR: dataDir, SITE_URL: origin },
  },
})
