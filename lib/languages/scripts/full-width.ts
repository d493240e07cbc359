// Chinese and Japanese set full-width punctuation between their characters (GB/T 15834, JIS X 4051); marks inside of
// Latin words, numbers and times stay narrow.
export type Marks = Readonly<Record<string, string>>

export const chineseMarks: Marks = { ',': '，', '.': '。', ';': '；', ':': '：', '!': '！', '?': '？' }
export const japaneseMarks: Marks = { ...chineseMarks, ',': '、' }

const wide = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〇「」『』《》（）【】“”‘’，。、；：！？…]`
const notNarrow = String.raw`(?![\ue000\ue001]{0,8}[A-Za-z0-9.,;:!?])`

/** Marks after a character: "然而, 他" and "结束." — but not "第1.5", "。.5" or "...". */
const afterWide = new RegExp(
  String.raw`(?<=${wide}["']?\ue000{0,8})([,.;:!?]+)${notNarrow}(\ue000{0,8})[ \u00a0]?(?=${wide}|[\s"'\ue000]|$)`,
  'gu',
)
/** Marks between a word or number and a character: "iPhone,但". */
const beforeWide = new RegExp(
  String.raw`(?<=[\p{Script=Latin}\p{N}%)\ue001]\ue000{0,8})([,;:!?])(\ue000{0,8})[ \u00a0]?(?=${wide})`,
  'gu',
)
const brackets = /\(([^()\n]{1,200})\)/g
const hasWide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const blankBefore = /[ \u00a0\u3000]{1,8}(?=\ue000{0,8}[，。、；：！？])/gu

export function fullWidth(text: string, marks: Marks): string {
  const widened = (_: string, found: string, tags: string) => {
    if (/\.\./.test(found)) return null
    return [...found].map((mark) => marks[mark] ?? mark).join('') + tags
  }
  const change = (pattern: RegExp, from: string) =>
    from.replace(pattern, (...match: [string, string, string]) => widened(...match) ?? match[0])
  const bracketed = text.replace(brackets, (whole, inner: string) => (hasWide.test(inner) ? `（${inner}）` : whole))
  return change(beforeWide, change(afterWide, bracketed)).replace(blankBefore, '')
}
