// Bytes of an XML file to text: UTF-8 or UTF-16, or what the XML declaration says (XML 1.0, appendix F).

/** Text, and how many bytes of the file it takes to get there. */
export type Decoded = { readonly text: string; readonly bytes: number }

/** A character that XML never allows: stands for bytes that can't be decoded, so that whoever parses reports the place. */
const undecodable = '\uFFFF'
/** Bytes that are looked at to find the encoding. */
const sniffedBytes = 512

/**
 * Decodes a stream; a byte order mark is left out.
 * @throws RangeError when the file names an encoding that is unknown
 */
export async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Decoded> {
  let decoder: TextDecoder | null = null
  let pending: Uint8Array<ArrayBufferLike> = new Uint8Array()
  let total = 0
  for await (const chunk of bytes) {
    total += chunk.length
    pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk
    if (!decoder && pending.length < sniffedBytes) continue
    decoder ??= decoderFor(pending)
    yield { text: checked(decoder.decode(pending, { stream: true })), bytes: total }
    pending = new Uint8Array()
  }
  decoder ??= decoderFor(pending)
  yield { text: checked(decoder.decode(pending)), bytes: total }
}

// U+FFFD is what a decoder writes for broken bytes; who means that very character in XML writes &#xFFFD;.
const checked = (text: string): string => text.replaceAll('\uFFFD', undecodable)

function decoderFor(start: Uint8Array): TextDecoder {
  const [first, second] = start
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return new TextDecoder('utf-16be')
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new TextDecoder('utf-16le')
  const declaration = Buffer.from(start.subarray(0, sniffedBytes)).toString('latin1')
  const name = /^(?:\xEF\xBB\xBF)?<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1] ?? 'utf-8'
  // Of bytes in which the declaration can be read like this, "UTF-16" is not true.
  if (/^utf-?16/i.test(name)) return new TextDecoder('utf-8')
  try {
    return new TextDecoder(name)
  } catch {
    throw new RangeError(`the encoding "${name}" is unknown; save the file as UTF-8`)
  }
}
