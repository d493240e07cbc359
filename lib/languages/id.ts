import { checkSentences } from './id/check-sentences.ts'
import { numerals } from './id/numerals.ts'
import { type Language, stems, usualPace } from './language.ts'
import { latinChecks, latinScript } from './scripts/latin.ts'

export const id: Language = {
  ...latinScript,
  search: stems('indonesian'),
  readingPace: { ...usualPace, words: 185 },
  newsSitemapCode: 'id',
  deeplCode: 'id',
  styleNote: null,
  checks: {
    ...latinChecks,
    numerals: { kind: 'words', decimal: ',', spoken: numerals },
    clock: { before: 'pukul|jam', between: null, after: String.raw`(?:pagi|siang|sore|malam)(?!\p{L})` },
    dates: {
      weekdays: [['Ahad'], [], [], [], [], ["Jum'at", 'Jum’at'], []],
      months: [[], ['Pebruari'], [], [], [], [], [], ['Agt', 'Ags', 'Agust'], ['Sept'], [], ['Nopember', 'Nop'], []],
      links: String.raw`tahun|tanggal|tgl\.?|hari|pada`,
      ordinals: null,
      units: null,
      monthFirst: false,
    },
    // Its sister Malay.
    detectedAs: 'ms',
    lengthRatio: null,
    doubled: new Set(),
    repairPunctuation: null,
    sentences: checkSentences,
  },
}
