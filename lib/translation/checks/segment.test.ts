// The checks that look at one segment as a text: tags, language, script, addresses, ends, length, repetition, quotes.
import { describe, expect, it } from 'vitest'
import { foundIn } from './testing/checks.ts'

const source = 'Warga desa itu menanam pohon di sepanjang sungai sejak pagi.'
const good = {
  ar: 'زرع سكان القرية الأشجار على طول النهر منذ الصباح.',
  zh: '村民们从早上开始沿河种树。',
  ja: '村人たちは朝から川沿いに木を植えた。',
  en: 'The villagers have been planting trees along the river since morning.',
  fr: 'Les villageois plantent des arbres le long du fleuve depuis le matin.',
} as const
const locales = ['ar', 'zh', 'ja', 'en', 'fr'] as const

describe.each(locales)('a translation into %s', (locale) => {
  it('passes if it is good', () => {
    expect(foundIn(locale, source, good[locale])).toEqual([])
  })

  it.each([
    ['nothing', '', ['empty']],
    ['blanks', ' \u00a0 ', ['empty']],
    ['a mark only', '.', ['empty']],
  ])('says so if there is %s', (_, target, checks) => {
    expect(foundIn(locale, source, target)).toEqual(checks)
  })

  it('must not be the original', () => {
    expect(foundIn(locale, source, source.toUpperCase())).toContain('unchanged')
  })

  it('must not have a sentence of the original in it', () => {
    const two = `${source} Anak-anak membantu mereka.`
    expect(foundIn(locale, two, `${good[locale]} Anak-anak membantu mereka.`)).toContain('leftover-sentence')
  })

  it('must be in its own script', () => {
    const other = locale === 'ar' ? good.zh : good.ar
    expect(foundIn(locale, source, other)).toContain('wrong-script')
  })

  it('keeps its tags', () => {
    const tagged = 'Warga <1>desa</1> itu.'
    const word = good[locale].slice(0, 3)
    expect(foundIn(locale, tagged, `<1>${word}</1>.`)).toEqual([])
    expect(foundIn(locale, tagged, `${word}.`)).toEqual(['tag-missing'])
    expect(foundIn(locale, tagged, `<1>${word}.`)).toEqual(['tags-broken'])
    expect(foundIn(locale, tagged, `<1>${word}</1> <2>${word}</2>.`)).toContain('tag-unknown')
    expect(foundIn(locale, tagged, `<1>${word}</1> <1>${word}</1>.`)).toContain('tag-doubled')
    expect(foundIn(locale, '<1>Warga <2>desa</2></1>', `<1>${word}</1><2>${word}</2>`)).toContain('tag-misplaced')
  })

  it('keeps its addresses', () => {
    const [url, email] = ['https://warta.example/a?b=1', 'redaksi@warta.example']
    const original = `Tulis ke ${email} atau lihat ${url}.`
    expect(foundIn(locale, original, `${good[locale]} ${email} ${url}`)).not.toContain('address-missing')
    expect(foundIn(locale, original, `${good[locale]} ${email} https://warta.example/a?b=2`)).toEqual(
      expect.arrayContaining(['address-missing', 'address-unknown']),
    )
    expect(foundIn(locale, 'Ikuti @warta_id dan #PohonKita.', good[locale])).toContain('handle-missing')
  })
})

describe('what may stay as it is', () => {
  it.each([
    ['ar', 'PT Telkom (TLKM)'],
    ['zh', 'Siti Rahmawati'],
    ['ja', '+62 21 555 0100'],
    ['en', 'https://warta.example/berita'],
    ['en', 'Jakarta'],
    ['fr', 'Sepak Bola'],
    ['en', 'We shall overcome some day'],
  ] as const)('%s: %s', (locale, text) => {
    expect(foundIn(locale, text, text)).not.toContain('unchanged')
  })

  it('a byline is a name', () => {
    expect(foundIn('en', 'dari para warga kampung', 'dari para warga kampung', { kind: 'pullQuoteBy' })).not.toContain(
      'unchanged',
    )
  })
})

describe('another language', () => {
  it.each([
    [
      'en',
      'Die Dorfbewohner pflanzen seit dem frühen Morgen Bäume entlang des Flusses und feiern danach gemeinsam.',
      true,
    ],
    [
      'fr',
      'Los habitantes del pueblo plantan árboles a lo largo del río desde la mañana y después celebran juntos.',
      true,
    ],
    ['ar', 'روستاییان از بامداد در کنار رودخانه درخت می‌کارند و پس از آن با هم جشن می‌گیرند و آواز می‌خوانند.', true],
    ['en', 'Die Zeit, Le Monde, El País', false],
    [
      'fr',
      'Les villageois plantent des arbres le long du fleuve, puis ils fêtent ensemble la fin de la journée.',
      false,
    ],
  ] as const)('%s: %s', (locale, target, isFound) => {
    expect(foundIn(locale, source, target).includes('wrong-language')).toBe(isFound)
  })
})

describe('scripts of neighbours', () => {
  it.each([
    ['zh', good.ja, true],
    ['ja', good.zh.repeat(2), true],
    ['ja', '東京', false],
    ['zh', 'Siti Rahmawati 在 Jakarta 会见了 Budi Santoso', false],
  ] as const)('%s: %s', (locale, target, isFound) => {
    const original = 'Siti Rahmawati bertemu Budi Santoso di Jakarta.'
    expect(foundIn(locale, original, target).includes('wrong-script')).toBe(isFound)
  })
})

describe('how a text ends', () => {
  it.each([
    ['ar', 'Siapa yang datang?', 'من الذي جاء؟', false],
    ['ar', 'Siapa yang datang?', 'من الذي جاء.', true],
    ['zh', '“Siapa yang datang?”', '“谁来了？”', false],
    ['zh', 'Ia pergi.', '他走了，', true],
    ['ja', 'Ia pergi.', '彼は去った。', false],
    ['ja', 'Ia pergi.', '彼は去っ', true],
    ['en', 'Ia pergi!', 'She left.', false],
    ['fr', 'Ia berkata, “Pergi.”', 'Elle dit : « Partez. »', false],
  ] as const)('%s: %s %s', (locale, original, target, isFound) => {
    expect(foundIn(locale, original, target).includes('end-punctuation')).toBe(isFound)
  })

  it('headings end as they like, unless they ask', () => {
    expect(foundIn('en', 'Warga menanam.', 'Villagers plant', { kind: 'headline' })).toEqual([])
    expect(foundIn('en', 'Siapa menanam?', 'Who plants', { kind: 'headline' })).toEqual(['end-punctuation'])
  })
})

describe('length', () => {
  const long = `${source} ${source} ${source}`
  it.each([
    ['ar', source, good.ar, false],
    ['ar', long, good.ar, true],
    ['zh', source, good.zh.repeat(4), true],
    ['ja', long, good.ja, true],
    ['en', long, 'Trees.', true],
    ['fr', source, `${good.fr} ${good.fr}`, true],
    ['fr', 'Pohon.', 'Les arbres du village.', false],
  ] as const)('%s: %s → %s', (locale, original, target, isFound) => {
    expect(foundIn(locale, original, target).includes('length')).toBe(isFound)
  })
})

describe('words that stand twice', () => {
  it.each([
    ['ar', 'ذهبوا إلى إلى النهر.', true],
    ['ar', 'أعلنت بي بي سي ذلك.', false],
    ['zh', '他们一起种树一起种树。', true],
    ['zh', '他们讨论讨论。', false],
    ['ja', '川沿いに川沿いに木を植えた。', true],
    ['ja', 'ますます増えた。', false],
    ['en', 'They went to the the river.', true],
    ['en', 'They planted trees and planted trees and rested.', true],
    ['en', 'What he had had was enough.', false],
    ['en', 'Duran Duran played.', false],
    ['fr', 'Nous nous levons tôt.', false],
    ['fr', 'Ils vont vers vers le fleuve.', true],
  ] as const)('%s: %s', (locale, target, isFound) => {
    expect(foundIn(locale, source, target).includes('repeated-words')).toBe(isFound)
  })
})

describe('a quotation left in Indonesian', () => {
  const said = 'Ia berteriak, “kami akan menang”, lalu pergi.'
  it.each([
    ['ar', 'صاح "kami akan menang" ثم غادر.', true],
    ['zh', '他喊道“kami akan menang”，然后离开。', true],
    ['ja', '彼は「kami akan menang」と叫んで去った。', true],
    ['fr', 'Il cria « kami akan menang », puis partit.', true],
    ['en', 'He shouted, “we shall win”, and left.', false],
  ] as const)('%s: %s', (locale, target, isFound) => {
    expect(foundIn(locale, said, target).includes('untranslated-quote')).toBe(isFound)
  })
})
