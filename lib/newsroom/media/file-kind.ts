import { fileTypeFromBuffer } from 'file-type'

/** Kinds that people know by another word than the ending of their files. */
const names: Readonly<Record<string, string>> = { tif: 'TIFF', jpg: 'JPEG', cfb: 'DOC/XLS/PPT' }

/** Bytes looked at to tell a text. */
const head = 4096

/**
 * What a file is, by its bytes, in the word that people know it by: `PDF`, `HEIC`, `DOCX`; `text` for one that can be read
 * as such.
 *
 * @returns null for what is not known
 */
export async function fileKind(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (found && found.ext !== 'xml') return names[found.ext] ?? found.ext.toUpperCase()
  const text = asText(bytes.subarray(0, head))
  if (text === null) return null
  if (/<svg[\s>]/i.test(text)) return 'SVG'
  if (/<(?:!doctype\s+html|html|head|body)[\s>]/i.test(text)) return 'HTML'
  return /^\s*<\?xml/i.test(text) ? 'XML' : 'text'
}

/** UTF-8 without control characters; null for anything else. A character may be cut off at the end. */
function asText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells binary files
    return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text
  } catch {
    return null
  }
}
