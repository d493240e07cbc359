import { startTestServer } from '#lib/database/testing/database.ts'

/** Vitest calls this once before the integration tests, and what it returns after them. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer()
  return () => server.stop()
}
