import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { badCharacter, hasBadCharacters, isBlank, normaliseCharacters } from './characters.ts'

const running = (text: string) => normaliseCharacters(text, { softHyphens: true })
const heading = (text: string) => normaliseCharacters(text, { softHyphens: false })

it.each([
  ['Judul', null],
  ['العربية، 日本語 👩‍💻', null],
  ['a\u0000b', { kind: 'nul', position: 2 }],
  ['日👩‍💻\ud83d', { kind: 'halfCharacter', position: 5 }],
  ['\ude00a', { kind: 'halfCharacter', position: 1 }],
])('bad characters of %j', (text, found) => {
  expect(badCharacter(text)).toEqual(found)
  expect(hasBadCharacters(text)).toBe(found !== null)
})

it.each([
  ['', true],
  [' \n\t\u00a0\u2003\u3000', true],
  ['\u200b\u200c\u2060\ufeff', true],
  ['\u00ad', true],
  ['\u3164\u115f\uffa0', true],
  ['\u2800', true],
  ['\u202e\u2066\u200f', true],
  ['\u{e0041}\u{e0001}\ufe0f', true],
  ['.', false],
  ['\u200b!', false],
  ['م', false],
  ['。', false],
  ['🏴', false],
])('%j shows nothing: %s', (text, blank) => expect(isBlank(text)).toBe(blank))

describe('the one form', () => {
  it.each([
    ['letters and their marks', 'Cafe\u0301 カ\u3099ス', 'Café ガス'],
    ['line ends', 'a\r\nb\rc\u2028d\ve', 'a\nb\nc\nd\ne'],
    ['controls and noncharacters', 'a\u0007b\u009fc\ufffed', 'abcd'],
    ['signs that nobody sees', 'ber\u200bsatu \u2060pa\ufeffdu\u{e0061}', 'bersatu padu'],
    ['joiners in Latin', 'wa\u200crta\u200d', 'warta'],
    ['joiners at the edges', '\u200cمی\u200c ', 'می '],
    ['many joiners', 'می\u200c\u200b\u200cخواهم', 'می\u200cخواهم'],
    ['an override that stays open', 'Berita \u202eterbalik', 'Berita \u202eterbalik\u202c'],
    ['an isolate that stays open on its line', 'a \u2067ب\nc', 'a \u2067ب\u2069\nc'],
    ['an embedding in an isolate', '\u2068a \u202bب\u2069 c', '\u2068a \u202bب\u202c\u2069 c'],
    ['ends without a beginning', 'a\u202c b\u2069', 'a b'],
    ['a beginning at the end', 'a\u202e', 'a'],
  ])('of %s', (_, text, form) => {
    expect(running(text)).toBe(form)
    expect(heading(text)).toBe(form)
  })

  it('keeps soft hyphens within words of running text only', () => {
    expect(running('Peme\u00adrintah\u00ad \u00adnegeri')).toBe('Peme\u00adrintah negeri')
    expect(heading('Peme\u00adrintah\u00ad \u00adnegeri')).toBe('Pemerintah negeri')
  })

  it.each([
    'Ketua DPR: "Harga beras \'turun\' 5%"; Jumat, 12.30 WIB — Qur’an',
    'L’« été » à 5\u202f°C\u00a0: 1\u202f234,56\u00a0€ !',
    '葛\u{e0100}城市の平成31年、ジョコ・ウィドド「東京」\u3000株',
    '印尼总统：“共三十六亿”——新华社',
    'قال: «الاقتصاد\u200f (GDP) ينمو» بنسبة ٥٫٣٪',
    'می\u200cخواهم क्\u200dष ক্\u200c্ক ꦲꦏ꧀\u200bꦱꦫ ภาษา\u200bไทย',
    '👩\u200d👩\u200d👧 👨🏽\u200d⚕\ufe0f ❤\ufe0f\u200d🔥 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 🇮🇩',
    'a \u2067עברית\u2069 b \u202aabc\u202c',
  ])('leaves %j as it is', (text) => expect(heading(text)).toBe(text))
})

/** Words of the six languages, and what may come between them by accident. */
const words = [
  'Gempa',
  "al-Qur'an",
  'quakes',
  'l’été',
  'çà',
  '地震',
  '葛城',
  'ガソリン',
  '、',
  'زلزال',
  'مُدُن',
  '٥',
  '"',
  '😀',
  ' ',
  '\n',
]
const oddities = [
  ...['\u200b', '\u200c', '\u200d', '\u00ad', '\u2060', '\ufeff', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'],
  ...['\u2066', '\u2067', '\u2068', '\u2069', '\u0301', '\u3099', '\r', '\u2028', '\u0007', '\uffff', '\u180e'],
  ...['\u0000', '\ud83d', '\udc69', '\ufe0f', '\u{e0061}', '\u{e007f}', '🏴', '⚕', 'ᄀ', 'ᅡ', 'क्', 'ไ', 'ᠠ', '\u0651'],
]
const ordinary = fc.array(fc.constantFrom(...words)).map((parts) => parts.join(''))
const odd = fc
  .array(fc.oneof(fc.constantFrom(...words, ...oddities), fc.string({ unit: 'binary' })))
  .map((p) => p.join(''))

describe('of any text', () => {
  it('changes nothing in ordinary text', () => {
    fc.assert(
      fc.property(ordinary, (text) => {
        expect(heading(text)).toBe(text)
      }),
    )
  })

  it('changes nothing when done twice, and leaves bad characters to be found', () => {
    fc.assert(
      fc.property(odd, fc.boolean(), (text, softHyphens) => {
        const once = normaliseCharacters(text, { softHyphens })
        expect(normaliseCharacters(once, { softHyphens })).toBe(once)
        if (hasBadCharacters(text)) expect(hasBadCharacters(once)).toBe(true)
        if (!/\p{M}{31}/u.test(once)) expect(once.normalize('NFC')).toBe(once)
        expect(isBlank(once)).toBe(isBlank(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves no control of direction open on any line', () => {
    fc.assert(
      fc.property(odd, (text) => {
        for (const line of running(text).split('\n')) {
          const open: string[] = []
          for (const [sign] of line.matchAll(/[\u202a-\u202e\u2066-\u2069]/gu)) {
            const closing = sign === '\u202c' ? 'embedding' : sign === '\u2069' ? 'isolate' : null
            if (closing) expect(open.pop()).toBe(closing)
            else open.push(sign < '\u2066' ? 'embedding' : 'isolate')
          }
          expect(open).toEqual([])
        }
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['joiners', '\u200c'],
    ['overrides', '\u202eب'],
    ['overrides at the end', '\u202e'],
    ['marks', '\u0301'],
    ['flags', '🏴\u{e0061}'],
    ['blanks', ' \u200b'],
  ])('takes no time worth telling for a hundred thousand %s', (_, piece) => {
    const text = piece.repeat(100_000)
    const start = performance.now()
    running(text)
    isBlank(text)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
