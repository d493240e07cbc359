// Uploaded pictures in all their sizes: content-hashed names in one flat folder.
import { open, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { matchingTag } from './conditional.ts'
import { contentTypeOf } from './file-types.ts'
import { immutableCacheControl, uploadHeaders } from './policy.ts'

/** `{first 20 hex digits of the SHA-256}-{width}.avif`, or the original under the hash alone. */
const uploadName = /^[0-9a-f]{20}(?:-\d{2,4}\.(?:avif|webp)|\.(?:avif|gif|jpe?g|png|webp))$/

/**
 * How large the files of uploaded pictures are.
 *
 * @param folder of the uploads
 * @param names of files in it
 * @returns bytes by name; what is not there is left out
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

/**
 * Sends an uploaded picture.
 *
 * @param folder of the uploads
 * @param name as asked for, from anyone
 * @returns false, with nothing sent, if there is no such picture
 * @throws what the file system says, if a picture that is there can't be read
 */
export async function sendUpload(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  name: string,
): Promise<boolean> {
  if (!uploadName.test(name)) return false
  // The name is a hash of the content, so it is as strong an entity tag as any.
  const tag = `"${name}"`
  const caching = ['Cache-Control', immutableCacheControl, 'ETag', tag]
  if (matchingTag(request.headers['if-none-match'] ?? '', [tag]) !== null) {
    response.writeHead(304, caching)
    response.end()
    return true
  }
  const file = await open(path.join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (file === null) return false
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return false
    const length = String(stat.size)
    response.writeHead(200, [
      'Content-Type',
      contentTypeOf(name),
      'Content-Length',
      length,
      ...caching,
      ...uploadHeaders,
    ])
    if (request.method === 'HEAD') response.end()
    else await pipeline(file.createReadStream({ autoClose: false }), response)
    return true
  } catch (error) {
    // The reader left in the middle.
    if (response.destroyed) return true
    throw error
  } finally {
    await file.close()
  }
}
