import { describe, expect, it } from 'vitest'
import { type GlossaryEntry, termsIn } from './terms.ts'

let ids = 0

function entry(term: string, more: Partial<GlossaryEntry> = {}): GlossaryEntry {
  ids += 1
  const rest = { keep: false, caseSensitive: false, partOfSpeech: null, note: null, renderings: { ar: 'كلمة' } }
  return { id: ids, term, ...rest, ...more }
}

/** The terms that are found, as they stand in the glossary. */
const found = (texts: string | string[], ...entries: (string | GlossaryEntry)[]) =>
  termsIn(
    [texts].flat(),
    entries.map((each) => (typeof each === 'string' ? entry(each) : each)),
    'ar',
  ).map(({ term }) => term)

describe('a term occurs', () => {
  it.each([
    ['as a word', 'Ketua Mahkamah Agung hadir.', 'Mahkamah Agung'],
    ['in other capitals', 'PRESIDEN berpidato', 'presiden'],
    ['across a mark', 'Ketua <1>Mahkamah</1> Agung hadir.', 'Mahkamah Agung'],
    ['across a line break', 'Mahkamah<1/>Agung', 'Mahkamah Agung'],
    ['with any blanks', 'Mahkamah \u00A0 Agung', 'Mahkamah  Agung'],
    ['between quotation marks', '“Reformasi”', 'reformasi'],
    ['composed otherwise', 'Cafe\u0301 de Paris', 'Café'],
    ['with another apostrophe', 'salat Jum’at berjemaah', "Jum'at"],
    ['whatever is invisible in it', 'Mahka\u00ADmah Agung', 'Mahkamah Agung'],
    ['with -nya', 'Menterinya mundur', 'menteri'],
    ['with -lah, -kah, -pun', 'Presidenlah yang memutuskan', 'presiden'],
    ['with -ku and -mu', 'Di manakah negerimu?', 'negeri'],
    ['with two of them', 'menterinyalah', 'menteri'],
    ['of several words, with -nya', 'Rumah sakitnya penuh', 'rumah sakit'],
    ['in capitals, with a hyphen', 'KPK-nya diam', 'KPK'],
    ['in capitals, without one', 'KPKnya diam', 'KPK'],
    ['doubled', 'Anak-anak bermain', 'anak'],
    ['doubled, with -nya', 'anak-anaknya bermain', 'anak'],
    ['with its first word doubled', 'negara-negara anggota ASEAN', 'negara anggota'],
    ['itself doubled', 'undang-undang baru', 'undang-undang'],
    ['itself doubled, with more', 'undang-undang dasar', 'undang-undang dasar'],
    ['with a number', 'Wabah COVID-19 mereda', 'COVID-19'],
    ['with signs before and behind', 'ikut #MeToo! dan Yahoo!', 'Yahoo!'],
    ['beginning with a sign', 'ikut #MeToo! dan Yahoo!', '#MeToo'],
    ['with points', 'tentara U.S. tiba', 'U.S.'],
    ['behind a prefix with a hyphen', 'gerakan anti-korupsi', 'korupsi'],
    ['in another script', 'Al Jazeera (الجزيرة) melaporkan', 'الجزيرة'],
  ])('%s: %s', (_, text, term) => {
    expect(found(text, term)).toEqual([term])
  })

  it.each([
    ['as part of a word', 'pemerintahan', 'pemerintah'],
    ['behind a prefix', 'berpolitik', 'politik'],
    ['where a longer word only looks like it', 'masalah di sekolah', 'masa'],
    ['as a syllable', 'membaca buku', 'bu'],
    ['with other signs between its words', 'rumah, sakit', 'rumah sakit'],
    ['half', 'Mahkamah Konstitusi', 'Mahkamah Agung'],
    ['at the end of the text, half', 'di Mahkamah', 'Mahkamah Agung'],
    ['without its signs', 'mesin Yahoo', 'Yahoo!'],
    ['with a number behind it', 'anak2', 'anak'],
    ['doubled, when it is not', 'undang mereka', 'undang-undang'],
  ])('not %s: %s', (_, text, term) => {
    expect(found(text, term)).toEqual([])
  })

  it('in these capitals only, where they count', () => {
    const term = entry('Menteri', { caseSensitive: true })
    expect(found('Menterinya mundur', term)).toEqual(['Menteri'])
    expect(found('menteri mundur', term)).toEqual([])
  })

  it('once, in the order of the texts', () => {
    expect(found(['Wapres dan presiden', 'Kapolri, presiden'], 'kapolri', 'presiden', 'wapres')).toEqual([
      'wapres',
      'presiden',
      'kapolri',
    ])
  })
})

describe('of overlapping terms', () => {
  it('the longer counts', () => {
    expect(found('Gubernur Bank Indonesia', 'bank', 'Indonesia', 'Bank Indonesia')).toEqual(['Bank Indonesia'])
    expect(found('rumah sakit umum daerah', 'sakit umum', 'rumah sakit umum', 'umum daerah')).toEqual([
      'rumah sakit umum',
    ])
  })

  it('the shorter counts where it stands alone', () => {
    expect(found(['Bank Indonesia', 'sebuah bank'], 'bank', 'Bank Indonesia')).toEqual(['Bank Indonesia', 'bank'])
  })

  it('the one with these very capitals counts', () => {
    const president = entry('Presiden', { caseSensitive: true })
    expect(found('Presiden tiba', 'presiden', president)).toEqual(['Presiden'])
    expect(found('Presiden dan presiden', 'presiden', president)).toEqual(['Presiden', 'presiden'])
  })
})

describe('for a language', () => {
  const text = 'KPK menahan menteri.'
  const kept = entry('KPK', { keep: true, caseSensitive: true, partOfSpeech: 'name', renderings: { ar: 'لجنة' } })
  const rendered = entry('menteri', { renderings: { ar: ' وزير ', fr: 'ministre' }, note: 'kabinet' })

  it('a term has its rendering, or is kept', () => {
    expect(termsIn([text], [kept, rendered], 'ar')).toEqual([
      { id: kept.id, term: 'KPK', rendering: null, caseSensitive: true, partOfSpeech: 'name', note: null },
      {
        id: rendered.id,
        term: 'menteri',
        rendering: 'وزير',
        caseSensitive: false,
        partOfSpeech: null,
        note: 'kabinet',
      },
    ])
  })

  it('without a rendering it is left out', () => {
    expect(termsIn([text], [kept, rendered], 'ja').map(({ term }) => term)).toEqual(['KPK'])
    expect(termsIn([text], [entry('menteri', { renderings: { ja: ' ' } })], 'ja')).toEqual([])
  })

  it('and hides no shorter one', () => {
    const long = entry('Bank Indonesia', { renderings: { fr: 'Banque d’Indonésie' } })
    expect(found('Bank Indonesia', long, 'bank')).toEqual(['bank'])
  })
})

it('takes what is no term, and texts that are no text', () => {
  expect(found(['', '<1>', '\u0000'], '', ' ', '%', '<1>')).toEqual([])
})

it('looks for thousands of terms in a long story in a moment', () => {
  const syllables = ['ba', 'ce', 'di', 'gu', 'ho', 'ja', 'ke', 'li', 'mu', 'na', 'po', 'ra', 'si', 'tu']
  const word = (number: number) =>
    [1, 14, 196, 2744].map((place) => syllables[Math.floor(number / place) % 14]).join('')
  const entries = Array.from({ length: 5000 }, (_, index) =>
    entry(index % 3 === 0 ? `${word(index)} ${word(index * 7)}` : word(index * 5)),
  )
  const texts = Array.from({ length: 60 }, (_, segment) =>
    Array.from({ length: 80 }, (_, index) => word(segment * 613 + index * 31)).join(' '),
  )
  termsIn(texts, entries, 'ar')
  const times = Array.from({ length: 5 }, () => {
    const glossary = [...entries]
    const started = process.cpuUsage()
    expect(termsIn(texts, glossary, 'ar').length).toBeGreaterThan(100)
    return process.cpuUsage(started).user / 1000
  })
  // Time of the processor, a quarter of this on the machine that it was measured on; the best of several.
  expect(Math.min(...times)).toBeLessThan(50)
})
