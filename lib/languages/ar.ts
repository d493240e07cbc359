import { checkSentences } from './ar/check-sentences.ts'
import { names } from './ar/names.ts'
import { numerals } from './ar/numerals.ts'
import { arabicPunctuation } from './ar/punctuation.ts'
import { type Language, stems, usualPace } from './language.ts'
import { arabicChecks, arabicScript } from './scripts/arabic.ts'

export const ar: Language = {
  ...arabicScript,
  search: stems('arabic'),
  readingPace: { ...usualPace, words: 175 },
  newsSitemapCode: 'ar',
  deeplCode: 'ar',
  styleNote:
    'House style for Arabic: Modern Standard Arabic as in the news, without vowel signs except where a word could be misread. Western digits (0–9). Arabic punctuation (، ؛ ؟), quotation marks «…». Names of people and places in Arabic letters; an abbreviation in Latin letters may stand in brackets after the Arabic name. Sentences may begin with the verb.',
  checks: {
    ...arabicChecks,
    numerals: { kind: 'words', decimal: 'either', spoken: numerals },
    clock: { before: 'الساعة|الساعه', between: null, after: String.raw`(?:صباح|مساء)(?!\p{L})` },
    dates: {
      weekdays: [[], ['الإثنين'], [], ['الاربعاء'], [], [], []],
      // The names used from Iraq to Palestine, and those of the Maghreb.
      months: [
        ['كانون الثاني', 'جانفي'],
        ['شباط', 'فيفري'],
        ['آذار', 'مارس'],
        ['نيسان', 'ابريل', 'إبريل', 'أفريل'],
        ['أيار', 'ماي'],
        ['حزيران', 'يونية', 'جوان'],
        ['تموز', 'يولية', 'جويلية'],
        ['آب', 'اغسطس', 'أوت'],
        ['أيلول'],
        ['تشرين الأول', 'اكتوبر'],
        ['تشرين الثاني'],
        ['كانون الأول'],
      ],
      links: 'من|في|عام|سنة|لعام|الموافق|لـ|يوم',
      ordinals: null,
      units: null,
      monthFirst: false,
    },
    detectedAs: 'ar',
    lengthRatio: [0.49, 1.42],
    // Names of letters, as in "بي بي سي".
    doubled: new Set(['بي', 'سي', 'دي', 'إن', 'ان', 'إس', 'اس', 'تي', 'جي', 'إم']),
    names,
    shortCountryNames: { amerika: ['أمريكي'], inggris: ['بريطاني', 'إنجليزي'], korea: ['كوريا'] },
    repairPunctuation: arabicPunctuation,
    sentences: checkSentences,
  },
}
