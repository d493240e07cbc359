import { describe, expect, it } from 'vitest'
import { decode } from './decode.ts'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

async function decoded(bytes: Uint8Array, size = 7): Promise<string> {
  let text = ''
  for await (const part of decode(inChunks(bytes, size))) text += part.text
  return text
}

const xml = (encoding: string, text: string) => `<?xml version="1.0" encoding="${encoding}"?>\n<tmx>${text}</tmx>`
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const words = 'قرار المحكمة، 東京 – café 😀'

describe('decode', () => {
  it.each([
    ['UTF-8', Buffer.from(xml('UTF-8', words))],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${xml('UTF-8', words)}`)],
    ['UTF-8 without a declaration', Buffer.from(`<tmx>${words}</tmx>`)],
    ['UTF-8 that calls itself UTF-16', Buffer.from(xml('UTF-16', words))],
    ['UTF-16LE', Buffer.from(`\uFEFF${xml('UTF-16', words)}`, 'utf16le')],
    ['UTF-16LE without a byte order mark', Buffer.from(xml('UTF-16', words), 'utf16le')],
    ['UTF-16BE', utf16be(`\uFEFF${xml('UTF-16', words)}`)],
    ['UTF-16BE without a byte order mark', utf16be(xml('UTF-16', words))],
  ])('reads %s', async (_, bytes) => {
    for (const size of [1, 7, 1000]) expect(await decoded(bytes, size)).toContain(`<tmx>${words}</tmx>`)
  })

  it('reads what the declaration says', async () => {
    expect(await decoded(Buffer.from(xml('windows-1252', 'caf\u00E9'), 'latin1'))).toContain('café')
    expect(await decoded(Buffer.from([...Buffer.from(xml('Shift_JIS', '')), 0x93, 0x8c, 0x8b, 0x9e]))).toContain('東京')
  })

  it('marks bytes that are no text with a character that XML refuses', async () => {
    expect(await decoded(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x62]))).toBe('<a>\uFFFFb')
  })

  it('refuses an encoding that nobody knows', async () => {
    await expect(decoded(Buffer.from(xml('KLINGON', '')))).rejects.toThrow('the encoding "KLINGON" is unknown')
  })

  it('reads nothing of nothing', async () => {
    expect(await decoded(Buffer.from(''))).toBe('')
  })
})
