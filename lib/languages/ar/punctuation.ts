// Arabic has its own comma, semicolon and question mark. Latin words and numbers keep theirs: "New York, NY", "1,500".
const marks: Readonly<Record<string, string>> = { ',': '،', ';': '؛', '?': '؟' }

const letter = String.raw`[\p{Script=Arabic}\p{M}»”"’)\]،؛؟!…]`
/** After an Arabic word, unless a Latin word or a number follows at once. */
const afterArabic = new RegExp(
  String.raw`(?<=${letter}\ue000{0,8})([,;?]+)(?!\ue000{0,8}[\p{Script=Latin}\p{Nd}\ue001,;?])`,
  'gu',
)
/** After a Latin word or a number, when Arabic goes on. */
const beforeArabic =
  /(?<=[\p{Script=Latin}\p{Nd}%\ue001]\ue000{0,8})([,;?]+)(?=\ue000{0,8}\s\ue000{0,8}[\p{Script=Arabic}«“"(])/gu
const blankBefore = /(?<=[\p{Script=Arabic}\p{M}])[ \u00a0]{1,8}(?=\ue000{0,8}[،؛؟])/gu

export function arabicPunctuation(text: string): string {
  const own = (_: string, found: string) => [...found].map((mark) => marks[mark] ?? mark).join('')
  return text.replace(afterArabic, own).replace(beforeArabic, own).replace(blankBefore, '')
}
