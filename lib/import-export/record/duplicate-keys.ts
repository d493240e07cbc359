// Finds keys that stand twice in one object of a JSON text: JSON.parse takes the last and drops the others in silence.

type Level = { readonly keys: Set<string> | null; last: string; entries: number }

const [quote, backslash] = [0x22, 0x5c]

/** Where the string ends that begins at a place of a JSON text. */
function endOfString(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && json.charCodeAt(at) !== quote) at += json.charCodeAt(at) === backslash ? 2 : 1
  return at + 1
}

/**
 * Finds the first key that stands twice, in time proportional to the text.
 *
 * @param json a text that JSON.parse accepts
 * @returns its path, e.g. `texts.id.headline`; `null` when every key stands once
 */
export function duplicateKey(json: string): string | null {
  const levels: Level[] = []
  let string: readonly [start: number, end: number] = [0, 0]
  for (let at = 0; at < json.length; at += 1) {
    const level = levels.at(-1)
    switch (json[at]) {
      case '"':
        string = [at, endOfString(json, at)]
        at = string[1] - 1
        break
      case '{':
        levels.push({ keys: new Set(), last: '', entries: 0 })
        break
      case '[':
        levels.push({ keys: null, last: '0', entries: 0 })
        break
      case '}':
      case ']':
        levels.pop()
        break
      case ':':
        if (!level?.keys) break
        level.last = JSON.parse(json.slice(...string)) as string
        if (level.keys.has(level.last)) return levels.map(({ last }) => last).join('.')
        level.keys.add(level.last)
        break
      case ',':
        if (!level || level.keys) break
        level.entries += 1
        level.last = String(level.entries)
    }
  }
  return null
}
