// Uploaded pictures in all their sizes: content-hashed names in one flat folder.
import { stat } from 'node:fs/promises'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import path from 'node:path'
import send from 'send'
import { uploadHeaders } from './policy.ts'

/** `{first 20 hex digits of the SHA-256}-{width}.avif`, or the original under the hash alone. */
const uploadName = /^[0-9a-f]{20}(?:-\d{2,4}\.(?:avif|webp)|\.(?:avif|gif|jpe?g|png|webp))$/

/**
 * The sizes of uploaded pictures.
 *
 * @param folder of the uploads
 * @param names of files in it
 * @returns bytes by name; names without a file are left out
 */
export async function uploadSizes(folder: string, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sizes = names
    .filter((name) => uploadName.test(name))
    .map(async (name): Promise<[string, number][]> => {
      const found = await stat(path.join(folder, name)).catch(() => null)
      return found === null ? [] : [[name, found.size]]
    })
  return new Map((await Promise.all(sizes)).flat())
}

type SendError = Error & { readonly status: number; readonly headers?: OutgoingHttpHeaders }

/**
 * Sends an uploaded picture, or the range of it that is asked for. Conditional requests get 304 or 412.
 *
 * @param folder of the uploads
 * @param name as requested, unchecked
 * @returns false, with nothing sent, if there is no such picture
 * @throws the file system's error, if an existing picture can't be read
 */
export function sendUpload(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  name: string,
): Promise<boolean> {
  if (!uploadName.test(name)) return Promise.resolve(false)
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  response.once('close', () => resolve(true))
  send(request, name, { root: folder, index: false, cacheControl: false, lastModified: false })
    // The name is a hash of the content, so it is as strong an entity tag as any.
    .on('headers', () => response.setHeaders(uploadHeaders).setHeader('ETag', `"${name}"`))
    .on('directory', () => resolve(false))
    .on('error', (error: SendError) => {
      if (!response.headersSent) for (const header of response.getHeaderNames()) response.removeHeader(header)
      if (error.status === 404) resolve(false)
      else if (error.status >= 500) reject(error)
      else response.writeHead(error.status, error.headers).end()
    })
    .pipe(response)
  return promise
}
