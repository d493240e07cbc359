/** A story page from delivery against nginx serving the same bytes as a static file: one process, one worker. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inTurn, requestsPerSecond } from './load.ts'
import { answers, end, firstStory, freePort, startSite } from './site.ts'

const configuration = (folder: string, port: number) => `
worker_processes 1; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=10;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port}; root ${folder}; default_type "text/html; charset=utf-8";
    location / { add_header Content-Encoding br; add_header Cache-Control "public, max-age=0"; }
  }
}`

export async function benchDelivery(): Promise<void> {
  const site = await startSite()
  const folder = mkdtempSync(path.join(tmpdir(), 'warta-nginx-'))
  chmodSync(folder, 0o755)
  const port = await freePort()
  const story = await firstStory(site.origin, 'id')
  const headers = { 'accept-encoding': 'br' }
  // The second request comes from memory, in its final encoding.
  await fetch(story, { headers })
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const answer = await fetch(story, { headers })
  const { port: sitePort, pathname } = new URL(story)
  const compressed = await rawBody(Number(sitePort), pathname)
  writeFileSync(path.join(folder, 'story'), compressed)
  writeFileSync(path.join(folder, 'nginx.conf'), configuration(folder, port))
  const nginx = spawn('nginx', ['-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'error.log')])
  const file = `http://127.0.0.1:${port}/story`
  try {
    await answers(file, 5000)
    const load = { seconds: 6, connections: 64, headers }
    const full = inTurn(
      3,
      () => requestsPerSecond(story, load),
      () => requestsPerSecond(file, load),
    )
    report(`200, ${compressed.length} bytes of Brotli`, full)
    const known = { ours: answer.headers.get('etag') ?? '', theirs: (await fetch(file)).headers.get('etag') ?? '' }
    const unchanged = inTurn(
      3,
      () => requestsPerSecond(story, { ...load, headers: { ...headers, 'if-none-match': known.ours } }),
      () => requestsPerSecond(file, { ...load, headers: { ...headers, 'if-none-match': known.theirs } }),
    )
    report('304', unchanged)
  } finally {
    await end(nginx)
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The bytes as they are on the wire: fetch would decode them. */
async function rawBody(port: number, pathname: string): Promise<Buffer> {
  const { get } = await import('node:http')
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: pathname, headers: { 'accept-encoding': 'br' } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve(Buffer.concat(chunks)))
    }).on('error', reject)
  })
}

function report(what: string, { ours, theirs, ratio }: ReturnType<typeof inTurn>): void {
  console.log(`${what}: Warta ${ours.toFixed(0)}/s, nginx ${theirs.toFixed(0)}/s, ratio ${ratio.toFixed(2)}`)
}
