import { execFileSync } from 'node:child_process'
import { startTestServer } from '#lib/database/testing/database.ts'

/** Vitest calls this once before the integration tests, and what it returns after them. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer((env) =>
    execFileSync(process.execPath, ['migrate.ts'], { env, encoding: 'utf8', stdio: 'pipe' }),
  )
  return () => server.stop()
}
