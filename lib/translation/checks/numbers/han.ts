// Numbers of Chinese and Japanese texts: 240万, 3万5000, 二百零五, 二〇一八, 3割.
import { hourReadings, hoursIn, timesIn } from './clock.ts'
import { figuresPattern, readFigures } from './figures.ts'
import type { FoundNumber } from './number.ts'
import { rounded } from './spoken.ts'

const digits = new Map(
  ['〇零', '一', '二两兩', '三', '四', '五', '六', '七', '八', '九'].flatMap((chars, value) =>
    [...chars].map((char) => [char, value]),
  ),
)
const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const scales = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
  ['兆', 1e12],
])
/** Words that mean a number without being one. */
const hints = new Map([
  ['半', 0.5],
  ['双', 2],
  ['両', 2],
  ['俩', 2],
  ['首', 1],
  ['初', 1],
  ['单', 1],
  ['単', 1],
])
const figures = new RegExp(figuresPattern, 'y')
const isScale = (char: string | undefined): boolean => char !== undefined && (units.has(char) || scales.has(char))

/** Numbers of a text in Chinese or Japanese; after normaliseDigits. */
export function numbersInHan(text: string): FoundNumber[] {
  const times = timesIn(text)
  const hours = hoursIn(text)
  const found = times.map(({ number }) => number)
  let at = 0
  let time = 0
  while (at < text.length) {
    if (at === times[time]?.at) {
      at = times[time]?.end ?? text.length
      time += 1
      continue
    }
    const number = readAt(text, at, hours.has(at))
    if (number) found.push(number)
    at += number?.text.length ?? 1
  }
  return found
}

function readAt(text: string, from: number, isHour: boolean): FoundNumber | null {
  const hint = hints.get(text[from] ?? '')
  if (hint !== undefined) return { text: text.charAt(from), readings: [String(hint)], parts: [], weight: 'hint' }
  const { value, end, written } = reckon(text, from)
  if (end === from) return null
  const own = written ? readFigures(written, '.') : null
  const alone = own !== null && own.readings[0] !== undefined ? Number(own.readings[0]) === value : own !== null
  const next = text.slice(end, end + 2)
  const readings = isHour && own ? hourReadings(value) : alone && own ? [...own.readings] : [String(value)]
  if (/^[割成]/.test(next)) readings.push(String(value * 10))
  const isDate = /^\s?月|^代/.test(next) || /^\s?世[纪紀]/.test(text.slice(end, end + 3))
  return {
    text: text.slice(from, end),
    readings,
    parts: alone ? (own?.parts ?? []) : [],
    weight: own && !isDate ? 'figures' : 'hint',
  }
}

/** Adds up the figures and characters that stand together from a place on. */
function reckon(text: string, from: number): { value: number; end: number; written: string } {
  let [total, group, unit, at, written] = [0, 0, null as number | null, from, '']
  for (; at < text.length; at += 1) {
    const char = text.charAt(at)
    const digit = digits.get(char)
    const times = units.get(char)
    const scale = scales.get(char)
    if (/\d/.test(char)) {
      if (unit !== null) break
      figures.lastIndex = at
      const here = figures.exec(text)?.[0] ?? char
      unit = Number(readFigures(here, '.').readings[0] ?? Number.NaN)
      written ||= here
      at += here.length - 1
    } else if (digit !== undefined) {
      // 第2四半期: what follows figures is another number.
      if (unit !== null && /\d/.test(text.charAt(at - 1))) break
      unit = (unit ?? 0) * 10 + digit
    } else if (times) [group, unit] = [group + (unit ?? 1) * times, null]
    else if (scale) [total, group, unit] = [total + (group + (unit ?? 0) || 1) * scale, 0, null]
    else if (at === from || !(/[多余餘\s]/.test(char) && isScale(text[at + 1]))) break
  }
  return { value: rounded(total + group + (unit ?? 0)), end: at, written }
}
