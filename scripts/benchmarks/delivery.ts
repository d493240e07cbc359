// A story page from the page cache against the same bytes from a bare Node server and, as a static file, from nginx:
// one process each, in turn.
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BareAnswer, BareAnswers } from './bare-server.ts'
import { type Contenders, measureInTurn, requestsPerSecond } from './load.ts'
import { endProcess, firstStory, freePort, startSite, waitUntilAnswers } from './site.ts'

const rounds = 5

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

type Contender = 'warta' | 'bare' | 'nginx'

export async function benchDelivery(): Promise<void> {
  const site = await startSite()
  const folder = mkdtempSync(path.join(tmpdir(), 'warta-nginx-'))
  chmodSync(folder, 0o755)
  const story = await firstStory(site.origin, 'id')
  // After so many requests the page is in memory in its final encoding.
  for (let request = 0; request < 20; request += 1) await answerOf(story)
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const full = await answerOf(story)
  const unchanged = await answerOf(story, { 'if-none-match': full.tag })

  const bare = fork(path.join(import.meta.dirname, 'bare-server.ts'))
  const nginxPort = await freePort()
  writeFileSync(path.join(folder, 'story'), full.bytes)
  writeFileSync(path.join(folder, 'nginx.conf'), configuration(folder, nginxPort))
  const nginx = spawn('nginx', ['-c', path.join(folder, 'nginx.conf'), '-e', path.join(folder, 'error.log')])
  try {
    bare.send({ full: full.bare, unchanged: unchanged.bare } satisfies BareAnswers)
    const [barePort] = await once(bare, 'message')
    const urls = {
      warta: story,
      bare: `http://127.0.0.1:${barePort}/`,
      nginx: `http://127.0.0.1:${nginxPort}/story`,
    }
    await waitUntilAnswers(urls.nginx, 5000)
    const { tag } = await answerOf(urls.nginx)
    measure(`200, ${full.bytes.length} bytes of Brotli`, urls, {})
    measure('304', urls, { warta: full.tag, bare: full.tag, nginx: tag })
  } finally {
    await Promise.all([endProcess(nginx), endProcess(bare)])
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param tags what `If-None-Match` says */
function measure(what: string, urls: Record<Contender, string>, tags: Partial<Record<Contender, string>>): void {
  const rate = (name: Contender) => {
    const known = tags[name] === undefined ? undefined : { 'if-none-match': tags[name] }
    return requestsPerSecond(urls[name], {
      seconds: 5,
      connections: 64,
      headers: { 'accept-encoding': 'br', ...known },
    })
  }
  const contenders: Contenders<Contender> = {
    warta: () => rate('warta'),
    bare: () => rate('bare'),
    nginx: () => rate('nginx'),
  }
  const { medians, ratio } = measureInTurn(rounds, contenders)
  const against = (name: 'bare' | 'nginx') =>
    `${name} ${medians[name].toFixed(0)}/s (ratio ${ratio('warta', name).toFixed(2)})`
  console.log(`${what}: Warta ${medians.warta.toFixed(0)}/s, ${against('bare')}, ${against('nginx')}`)
}

/** What Node adds to every answer by itself. */
const addedByNode = ['date', 'connection', 'keep-alive']

/** An answer as it is on the wire: fetch would decode it. */
function answerOf(url: string, headers: IncomingHttpHeaders = {}) {
  return new Promise<{ bytes: Buffer; tag: string; bare: BareAnswer }>((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br', ...headers } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const own = Object.entries(answer.headersDistinct)
          .filter(([name]) => !addedByNode.includes(name))
          .flatMap(([name, values]) => (values ?? []).flatMap((value) => [name, value]))
        const bare = { headers: own, body: bytes.toString('base64') }
        resolve({ bytes, tag: answer.headers.etag ?? '', bare })
      })
    }).on('error', reject)
  })
}
