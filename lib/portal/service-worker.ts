// The service worker's address: always asked for anew, so that no browser keeps an old one.
import { readFileSync } from 'node:fs'
import { fileHeaders } from '#lib/http/policy.ts'
import { Representation } from '#lib/http/representation.ts'

/** The worker asks this site for things and does nothing else. */
const policy = "default-src 'none'; connect-src 'self'"

/** For a site that wants none: whoever has one gets rid of it, and of all that it kept. */
const farewell = `addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => {
  const kept = caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))
  event.waitUntil(kept.then(() => registration.unregister()))
})
`

/**
 * What is served at `/sw.js`.
 *
 * @param file of the build; null: the worker that undoes itself
 * @throws what the file system says, if it can't be read
 */
export function serviceWorker(file: string | null): Representation {
  return new Representation({
    status: 200,
    contentType: 'text/javascript; charset=utf-8',
    body: file === null ? Buffer.from(farewell) : readFileSync(file),
    cacheControl: 'no-cache',
    headers: ['Service-Worker-Allowed', '/', 'Content-Security-Policy', policy, ...fileHeaders],
  })
}
