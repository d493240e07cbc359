// French sets a narrow no-break space before ; : ! ? and inside of « » (Lexique des règles typographiques en usage à
// l’Imprimerie nationale; the same width throughout, as on the web most do).
const thin = '\u202f'
const blanks = String.raw`[ \u00a0\u202f\u2009]`

const beforeMarks = new RegExp(
  // After a word, a figure, a sign or what closes something; tags count for nothing.
  String.raw`(?<=[\p{L}\p{M}\p{N}%€$£°)\]»”’"…\ue001]\ue000{0,8})${blanks}*(?=\ue000{0,8}[;:!?]+(?:[\s\ue000)\]»”’"…]|$))(?<![;:!?])`,
  'gu',
)

export function frenchSpacing(text: string): string {
  return text
    .replace(beforeMarks, (blank, at: number) => (standsAlone(text, at, blank) ? thin : blank))
    .replace(new RegExp(String.raw`«${blanks}*(?=\S)`, 'gu'), `«${thin}`)
    .replace(new RegExp(String.raw`(?<=[^\s«])${blanks}*»`, 'gu'), `${thin}»`)
}

/** One space, directly before the mark or before the tags around it; not two. */
function standsAlone(text: string, at: number, blank: string): boolean {
  const next = text[at + blank.length]
  return blank !== '' || next !== '\ue000'
}
