import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import { plainText, tagsIn } from '#lib/segments/tags.ts'
import { repairPunctuation } from './repair.ts'
import { addressesIn } from './text/addresses.ts'

describe('punctuation that is not the language’s own', () => {
  it.each([
    ['ar', 'قال نعم, ثم غادر; فهل يعود?', 'قال نعم، ثم غادر؛ فهل يعود؟'],
    ['ar', 'في عام 2018, قال', 'في عام 2018، قال'],
    ['ar', 'كتب إلى Warta, ثم انتظر', 'كتب إلى Warta، ثم انتظر'],
    ['ar', 'قال <1>نعم</1>, ثم غادر ، وعاد', 'قال <1>نعم</1>، ثم غادر، وعاد'],
    ['zh', '然而, 他说"走吧!", 是吗?', '然而，他说"走吧！"，是吗？'],
    ['zh', 'iPhone,但是', 'iPhone，但是'],
    ['zh', '他说:<1>走</1>!', '他说：<1>走</1>！'],
    ['zh', '结束 。', '结束。'],
    ['zh', '他(编辑)走了', '他（编辑）走了'],
    ['ja', 'はい,行きます.', 'はい、行きます。'],
    ['ja', '大会2018:開幕', '大会2018：開幕'],
    ['fr', 'Il dit : « Partez » ; pourquoi ?', 'Il dit\u202f: «\u202fPartez\u202f»\u202f; pourquoi\u202f?'],
    ['fr', 'Vraiment?! Oui!', 'Vraiment\u202f?! Oui\u202f!'],
    ['fr', '«\u00a0<1>Oui</1>\u00a0»', '«\u202f<1>Oui</1>\u202f»'],
    ['fr', '<1>Note</1>: ici', '<1>Note</1>\u202f: ici'],
    ['fr', 'Note <1>:</1> ici', 'Note\u202f<1>:</1> ici'],
  ] as const)('%s: %s', (locale, text, repaired) => {
    expect(repairPunctuation(text, locale)).toBe(repaired)
  })
})

describe('what stays as it is', () => {
  it.each([
    ['ar', 'السعر 1,500 والموعد 10:30'],
    ['ar', 'من New York, NY إلى القاهرة'],
    ['ar', 'انظر https://warta.example/a?b=1,2 هنا'],
    ['zh', '于10:30在3.5公里处，共1,000人'],
    ['zh', '看https://warta.example/a?b=1,c。'],
    ['zh', '写信给a.b@warta.example，谢谢'],
    ['zh', '比分为2:1，见weather.example.com报道'],
    ['zh', 'Yes, I do. 他说'],
    ['zh', '等等...'],
    ['ja', 'J.リーグ（J1）'],
    ['fr', 'À 10:30, voir https://warta.example/a?b'],
    ['fr', 'Fichier C:\\texte et rapport 2:1'],
    ['fr', 'Écrire à qui@warta.example'],
    ['en', 'No change : here ?'],
    ['id', 'Tidak berubah , ya ?'],
  ] as const)('%s: %s', (locale, text) => {
    expect(repairPunctuation(text, locale)).toBe(text)
  })
})

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '字',
      '言う',
      'カナ',
      'كلمة',
      'mot',
      'word',
      ' ',
      '  ',
      '\u00a0',
      '\u202f',
      '\n',
      ',',
      '.',
      ';',
      ':',
      '!',
      '?',
      '...',
      '…',
    ],
    ...[
      '«',
      '»',
      '“',
      '”',
      '"',
      '(',
      ')',
      '（',
      '）',
      '「',
      '」',
      '，',
      '。',
      '、',
      '،',
      '؟',
      '؛',
      '%',
      '-',
      '\ue000',
      '\ue001',
    ],
    ...[
      '<1>',
      '</1>',
      '<2/>',
      '&lt;1>',
      'https://warta.example/a?b=1,2',
      'a.b@warta.example',
      '@warta',
      '1,500',
      '3.14',
      '10:30',
      '2018',
    ],
  ),
  fc.string({ maxLength: 4 }),
)
const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''))

describe.each(locales)('any text in %s', (locale) => {
  it('is repaired once and for all', () => {
    fc.assert(
      fc.property(
        text,
        (before) => repairPunctuation(repairPunctuation(before, locale), locale) === repairPunctuation(before, locale),
      ),
      { numRuns: 500 },
    )
  })

  it('keeps its tags, words, numbers and addresses', () => {
    const rest = (tagged: string) => plainText(tagged).replace(/[\s\p{P}\p{S}]/gu, '')
    fc.assert(
      fc.property(text, (before) => {
        const after = repairPunctuation(before, locale)
        expect(tagsIn(after)).toEqual(tagsIn(before))
        expect(rest(after)).toBe(rest(before))
        for (const address of addressesIn(before).links) expect(after).toContain(address)
        expect(after.match(/\d+[.,:]\d+/g)).toEqual(before.match(/\d+[.,:]\d+/g))
      }),
      { numRuns: 500 },
    )
  })
})
