// Builds the site for production: what browsers load, then Next's pages. Run through scripts/build.
import { spawnSync } from 'node:child_process'
import { beginBuild } from './supervisor/build-state.ts'

const finish = beginBuild()

/** No part of a build connects to a database or signs anything: it must not make a secret either. */
const env = {
  ...process.env,
  NODE_ENV: 'production' as const,
  NEXT_TELEMETRY_DISABLED: '1',
  DATABASE_URL: 'postgres://build@127.0.0.1:1/none',
  PAYLOAD_SECRET: 'not-used-while-building-not-used-while-building',
}

for (const args of [['scripts/build-assets.ts'], ['node_modules/next/dist/bin/next', 'build']]) {
  const { status } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
}
finish()
