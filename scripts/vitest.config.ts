import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')

/** Unit tests need nothing; integration tests get one PostgreSQL per run (see lib/database/testing/database.ts). */
export default defineConfig({
  root,
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    // By default one fewer than there are processors; tests wait more than they compute.
    maxWorkers: 2,
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,scripts,messages}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.integration.test.ts'],
          // They share nothing that a file changes, and loading everything anew for each took longer than half of them.
          isolate: false,
          restoreMocks: true,
          unstubGlobals: true,
          // Pictures are made for real, and machines that test are busy.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{lib,scripts}/**/*.integration.test.ts', '*.integration.test.ts'],
          globalSetup: [path.join(root, 'scripts/vitest.setup.ts')],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
