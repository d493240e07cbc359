import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectPicture, pictureWidths, removePicture } from './store.ts'

async function storePicture(folder: string, ...picture: Parameters<typeof inspectPicture>) {
  const { facts, store } = await inspectPicture(...picture)
  await store(folder)
  return facts
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'warta-media-'))
})
afterEach(() => rm(folder, { recursive: true }))

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 179, g: 38, b: 30 } } })

describe('a photograph', () => {
  it('is kept upright, without its metadata, in every width', async () => {
    const bytes = await plain(2400, 1200)
      .withExif({ IFD0: { Make: 'Kamera' }, IFD3: { GPSLatitude: '6/1 12/1 0/1', GPSLatitudeRef: 'S' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const stored = await storePicture(folder, bytes, { name: 'foto.JPG', mimeType: 'image/jpeg' })
    expect(stored).toMatchObject({ mimeType: 'image/jpeg', width: 1200, height: 2400 })
    expect(stored.fileName).toBe(`${stored.hash}.jpg`)
    expect(stored.hash).toMatch(/^[0-9a-f]{20}$/)
    expect(stored.colour).toMatch(/^#b[0-9a-f]2[0-9a-f]1[0-9a-f]$/)

    const original = await readFile(path.join(folder, stored.fileName))
    expect(original.length).toBe(stored.size)
    const { exif, orientation } = await sharp(original).metadata()
    expect({ exif, orientation }).toEqual({ exif: undefined, orientation: undefined })
    expect(original.includes('Kamera')).toBe(false)

    const expected = pictureWidths.flatMap((width) => [`${stored.hash}-${width}.avif`, `${stored.hash}-${width}.webp`])
    expect((await readdir(folder)).sort()).toEqual([...expected, stored.fileName].sort())
    const small = await sharp(path.join(folder, `${stored.hash}-320.webp`)).metadata()
    expect([small.format, small.width, small.height]).toEqual(['webp', 320, 640])
    // Never enlarged.
    const large = await sharp(path.join(folder, `${stored.hash}-1920.avif`)).metadata()
    expect([large.format, large.width]).toEqual(['heif', 1200])
  })

  it('is the same when kept twice, and can be removed', async () => {
    const bytes = await plain(40, 30).png().toBuffer()
    const [first, second] = [await storePicture(folder, bytes), await storePicture(folder, bytes)]
    expect(second).toEqual(first)
    expect(await readdir(folder)).toHaveLength(11)
    await removePicture(folder, first.hash)
    expect(await readdir(folder)).toEqual([])
    await removePicture(folder, first.hash)
    await expect(removePicture(folder, '../..')).rejects.toThrow('not the hash')
  })
})

it.each([
  ['webp', await plain(30, 20).webp().toBuffer(), 'image/webp', 'webp'],
  ['avif', await plain(30, 20).avif().toBuffer(), 'image/avif', 'avif'],
  ['gif', await plain(30, 20).gif().toBuffer(), 'image/png', 'png'],
  ['png', await plain(30, 20).toColourspace('b-w').png().toBuffer(), 'image/png', 'png'],
])('takes %s', async (kind, bytes, mimeType, extension) => {
  const stored = await storePicture(folder, bytes, { name: `gambar.${kind}`, mimeType: `image/${kind}` })
  expect(stored).toMatchObject({ mimeType, fileName: `${stored.hash}.${extension}`, width: 30, height: 20 })
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
const jpeg = await plain(600, 400).jpeg().toBuffer()
const bomb = await sharp({ create: { width: 16_000, height: 7_000, channels: 3, background: 'white' } })
  .png({ compressionLevel: 9 })
  .toBuffer()
const tiff = await plain(9, 9).tiff().toBuffer()

it.each([
  ['nothing', Buffer.alloc(0), {}, 'empty'],
  ['26 MB', Buffer.alloc(26 * 1024 * 1024), {}, 'tooLarge'],
  ['an SVG', Buffer.from(svg), { name: 'a.svg', mimeType: 'image/svg+xml' }, 'notAPicture'],
  ['an SVG that says it is a PNG', Buffer.from(svg), { name: 'a.png', mimeType: 'image/png' }, 'notAPicture'],
  ['a page named like a picture', Buffer.from('<html>'), { name: 'a.jpg', mimeType: 'image/jpeg' }, 'notAPicture'],
  ['a TIFF', tiff, { name: 'a.tiff', mimeType: 'image/tiff' }, 'notAPicture'],
  ['a JPEG named .html', jpeg, { name: 'a.html', mimeType: 'image/jpeg' }, 'wrongType'],
  ['a JPEG sent as a page', jpeg, { name: 'a.jpg', mimeType: 'text/html' }, 'wrongType'],
  ['a JPEG that breaks off', jpeg.subarray(0, -200), {}, 'broken'],
  ['112 megapixels in a few bytes', bomb, {}, 'tooManyPixels'],
  ['a very long strip', await plain(16_001, 1).png().toBuffer(), {}, 'tooManyPixels'],
])('refuses %s and keeps nothing', async (_, bytes, claim, fault) => {
  await expect(storePicture(folder, bytes, claim)).rejects.toMatchObject({ fault: { is: fault } })
  expect(await readdir(folder)).toEqual([])
})
