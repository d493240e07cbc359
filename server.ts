// The web process: Next behind the portal, in the roles that ROLES names. scripts/start runs it and keeps it running.
import { createServer } from 'node:http'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import next from 'next'
import pg from 'pg'
import { announce } from '#lib/change-log/announce.ts'
import { listenToChanges } from '#lib/change-log/listener.ts'
import { assetsRoot } from '#lib/content/paths.ts'
import { connectionSettings } from '#lib/database/connection.ts'
import { closePool, pool } from '#lib/database/pool.ts'
import { BuiltFiles } from '#lib/http/built-files.ts'
import { closeGracefully, serverOptions } from '#lib/http/server.ts'
import { sendIndexNowKey } from '#lib/indexnow/key.ts'
import { readErrorPages } from '#lib/portal/error-page.ts'
import { Portal } from '#lib/portal/portal.ts'
import { serviceWorker } from '#lib/portal/service-worker.ts'
import { storyOf } from '#lib/portal/story-address.ts'
import { createReadership } from '#lib/readership/index.ts'
import { createReports, readReplyTexts } from '#lib/reports/index.ts'
import { payloadSecret } from '#lib/runtime/secrets.ts'
import { settings } from '#lib/runtime/settings.ts'
import { createOembed, openCards } from '#lib/sharing/index.ts'
import { createSitemaps } from '#lib/sitemaps/index.ts'

const { port, host, dev, dataDir, siteUrl, roles, trustProxy, pageCacheBytes, offlineReading } = settings()
const root = import.meta.dirname

const server = createServer(serverOptions)
// Next answers requests to upgrade, which only its development tools make. On a server that never listens it leaves
// the others alone: clients that offer HTTP/2 (`Upgrade: h2c`) must get their page.
const upgrading = dev ? server : createServer()
const site = next({ dev, dir: root, hostname: host, port, quiet: !dev, httpServer: upgrading })
await site.prepare()

const messages = path.join(root, 'messages')
const cards = openCards(dataDir, root)
const readership = createReadership({ secret: payloadSecret, siteUrl, trustProxy })
const portal = new Portal({
  render: site.getRequestHandler(),
  roles,
  siteUrl,
  trustProxy,
  pageCacheBytes,
  renderTimeout: 15_000,
  patience: 5000,
  pauseAfterFailure: 2000,
  dev,
  uploadFolder: path.join(dataDir, 'media'),
  builtFiles: new BuiltFiles(
    [
      { urlPath: assetsRoot, folder: path.join(root, 'dist/assets') },
      { urlPath: '/_next/static', folder: path.join(root, '.next/static') },
    ],
    dev,
  ),
  // In development the names of files say nothing of what is in them: no browser may keep any.
  serviceWorker: () => serviceWorker(offlineReading && !dev ? path.join(root, 'dist/service-worker.js') : null),
  errorPages: readErrorPages(messages),
  paintCard: (card) => cards.paint(card as Parameters<typeof cards.paint>[0]),
  askDatabase: () => pool().query('SELECT 1'),
  endpoints: {
    sitemap: createSitemaps({ siteUrl }),
    indexNow: sendIndexNowKey,
    reports: createReports({ secret: payloadSecret, siteUrl, trustProxy, sentences: readReplyTexts(messages) }),
    reads: readership.handle,
    card: cards.answer,
    oembed: createOembed({ siteUrl, storyOf: (address) => storyOf(address, siteUrl) }),
  },
})

const changes = listenToChanges({
  announce,
  connected: () => portal.site.pages.recovered(),
  connect: async () => {
    const client = new pg.Client({ ...connectionSettings(), keepAlive: true, application_name: 'warta changes' })
    await client.connect()
    return client
  },
})

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await closeGracefully(server, 5000)
  portal.close()
  cards.close()
  // A database that is away must not hold up the end.
  await Promise.race([readership.stop(), wait(3000)])
  await Promise.allSettled([changes.stop(), closePool(), site.close()])
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())

server.on('request', portal.handle)
server.listen(port, host, () => {
  // The supervisor says it to the person who started it.
  if (process.send === undefined) console.log(`ready ${siteUrl}`)
})

// Only what was rendered while listening can be kept; a database that is late is no reason to wait for ever.
await Promise.race([changes.listening, wait(5000)])
await portal.warm().catch((error: unknown) => console.error(`portal: could not warm up: ${String(error)}`))
