import { describe, expect, it } from 'vitest'
import { checkSource } from '../index.ts'
import { detailsOf, foundIn } from '../testing/checks.ts'

const source = 'Rapat diadakan pada Rabu, 5 Januari 2022.'

describe('a date whose weekday is wrong', () => {
  it.each([
    ['ar', 'عُقد الاجتماع يوم الثلاثاء 5 يناير 2022.'],
    ['ar', 'عُقد الاجتماع يوم الثلاثاء، ٥ كانون الثاني/يناير ٢٠٢٢.'],
    ['zh', '会议于2022年1月5日（星期二）举行。'],
    ['zh', '会议于2022年1月5日周二举行。'],
    ['ja', '会議は2022年1月5日（火）に開かれた。'],
    ['ja', '会議は２０２２年１月５日火曜日に開かれた。'],
    ['en', 'The meeting was held on Tuesday, January 5, 2022.'],
    ['en', 'The meeting was held on Tuesday 5th January 2022.'],
    ['fr', 'La réunion a eu lieu le mardi 5 janvier 2022.'],
    ['fr', 'La réunion a eu lieu mardi, le 5 janvier 2022.'],
  ] as const)('%s: %s', (locale, target) => {
    expect(detailsOf('date-weekday', locale, source, target)).toMatchObject([{ weekday: '3' }])
  })

  it.each([
    ['ar', 'عُقد الاجتماع يوم الأربعاء 5 يناير 2022.'],
    ['zh', '会议于2022年1月5日（周三）举行。'],
    ['ja', '会議は2022年1月5日（水）に開かれた。'],
    ['en', 'The meeting was held on Wednesday, January 5, 2022, and ended on Tuesday.'],
    ['fr', 'La réunion a eu lieu le mercredi 5 janvier 2022.'],
  ] as const)('%s, and the right one passes: %s', (locale, target) => {
    expect(foundIn(locale, source, target)).not.toContain('date-weekday')
  })

  it.each([
    ['Selasa, 5 Januari 2022', ['3']],
    ['Selasa (5/1/2022)', ['3']],
    ['hari Selasa tanggal 5 Januari 2022', ['3']],
    ["Jum'at, 7 Januari 2022", []],
    ['Rabu (5/1/2022)', []],
    ['Selasa, 31 Februari 2022', []],
    ['Selasa, 5 Januari', []],
  ])('in the original: %s', (date, weekdays) => {
    const found = checkSource({ text: `Kapal berangkat pada ${date} dari Ambon.` })
    expect(found.map(({ detail }) => detail.weekday)).toEqual(weekdays)
  })
})

describe('a day or month that changes', () => {
  it.each([
    ['ar', 'Kapal tiba Jumat dan berangkat Minggu.', 'وصلت السفينة الخميس وغادرت الأحد.', 'weekday-changed'],
    ['zh', 'Kapal tiba pada hari Jumat.', '船于周四抵达。', 'weekday-changed'],
    ['ja', 'Kapal tiba pada hari Jumat.', '船は木曜日に到着した。', 'weekday-changed'],
    ['en', 'Kapal tiba pada hari Jumat.', 'The ship arrived on Thursday.', 'weekday-changed'],
    ['fr', 'Kapal tiba pada 30 September.', 'Le navire est arrivé le 30 octobre.', 'month-changed'],
    ['ja', 'Kapal tiba pada 30 September.', '船は10月30日に到着した。', 'month-changed'],
  ] as const)('%s: %s', (locale, original, target, check) => {
    expect(foundIn(locale, original, target)).toContain(check)
  })

  it.each([
    ['ar', 'Kapal tiba pada hari Jumat.', 'وصلت السفينة أمس.'],
    ['en', 'Ia menunggu seminggu hingga Minggu.', 'She waited a week until Sunday.'],
    ['zh', 'Kapal tiba pada 30 September.', '船于9 月 30 日抵达。'],
  ] as const)('%s, but not one that is only left out: %s', (locale, original, target) => {
    expect(foundIn(locale, original, target)).not.toContain('weekday-changed')
    expect(foundIn(locale, original, target)).not.toContain('month-changed')
  })
})
