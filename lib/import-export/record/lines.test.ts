import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, readLines } from './lines.ts'

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

async function lines(bytes: Uint8Array | string, size = 3, limit?: number): Promise<Line[]> {
  const read: Line[] = []
  for await (const line of readLines(inChunks(Buffer.from(bytes), size), limit)) read.push(line)
  return read
}

describe('readLines', () => {
  it('numbers lines, skips empty ones and ignores a byte order mark', async () => {
    expect(await lines('\uFEFFsatu\n\n  \r\nمياه\r\n東京')).toEqual([
      { number: 1, bytes: 8, text: 'satu' },
      { number: 4, bytes: 23, text: 'مياه' },
      { number: 5, bytes: 29, text: '東京' },
    ])
  })

  it('gives the same lines however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const expected = texts.map((text) => text.replaceAll('\n', '').trim()).filter((text) => text !== '')
          const read = await lines(texts.map((text) => text.replaceAll('\n', '')).join('\n'), size)
          expect(read.map((line) => ('text' in line ? line.text.replaceAll('\uFEFF', '') : line.problem))).toEqual(
            expected.map((text) => text.replaceAll('\uFEFF', '')).filter((text) => text !== ''),
          )
        },
      ),
    )
  })

  it('reports invalid UTF-8 with its place and reads on', async () => {
    const bytes = Buffer.concat([Buffer.from('baik\nburu'), Buffer.from([0xff]), Buffer.from('k\nbaik lagi\n')])
    expect(await lines(bytes)).toEqual([
      { number: 1, bytes: 5, text: 'baik' },
      { number: 2, bytes: 12, problem: 'the text is not valid UTF-8 (byte 5 of the line)' },
      { number: 3, bytes: 22, text: 'baik lagi' },
    ])
  })

  it('skips a line over the limit without keeping it', async () => {
    const limit = 1024 * 1024
    const read = await lines(`a\n${'x'.repeat(3 * limit)}\nb`, 65_536, limit)
    expect(read.map((line) => ('text' in line ? line.text : line.problem))).toEqual([
      'a',
      'the line is longer than 1 MB',
      'b',
    ])
  })
})
