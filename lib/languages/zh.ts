import { chineseCard } from './card-type.ts'
import { type Language, usualPace } from './language.ts'
import { chineseMarks, fullWidth } from './scripts/full-width.ts'
import { hanChecks, hanDates, hanLetters, hanScript, kanaLetters } from './scripts/han.ts'
import { checkSentences } from './zh/check-sentences.ts'
import { names } from './zh/names.ts'

export const zh: Language = {
  ...hanScript,
  card: chineseCard,
  readingPace: { ...usualPace, characters: 330 },
  newsSitemapCode: 'zh-cn',
  deeplCode: 'zh-HANS',
  styleNote:
    "House style for Chinese: simplified characters as used on the mainland, in the written style of a news agency. Full-width punctuation (，。：；？！、《》“”), no blanks between Chinese characters. Large numbers with 万 and 亿. A person's name is transcribed, with the Latin spelling in （） at its first mention in the segment only if the name is not widely known.",
  checks: {
    ...hanChecks,
    dates: {
      ...hanDates,
      weekdays: ['日', '一', '二', '三', '四', '五', '六'].map((day) => [
        `周${day}`,
        `礼拜${day}`,
        ...(day === '日' ? ['星期天', '礼拜天', '周天'] : []),
      ]),
    },
    script: {
      letters: /\p{Script=Han}/gu,
      // Kana in a Chinese text.
      isOther: (text) => kanaLetters(text) > hanLetters(text) / 4,
    },
    detectedAs: 'zh',
    lengthRatio: [0.18, 0.61],
    names,
    shortCountryNames: {
      indonesia: ['印尼'],
      amerika: ['美'],
      inggris: ['英'],
      korea: ['韩', '朝'],
      tiongkok: ['中'],
      cina: ['中'],
      eropa: ['欧'],
      rusia: ['俄'],
    },
    repairPunctuation: (text) => fullWidth(text, chineseMarks),
    sentences: checkSentences,
  },
}
