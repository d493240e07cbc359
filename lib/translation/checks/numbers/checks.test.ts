import { describe, expect, it } from 'vitest'
import { detailsOf, foundIn } from '../testing/checks.ts'

describe('numbers that agree', () => {
  it.each([
    ['ar', 'Sekitar 6,8 juta pohon tumbang.', 'سقطت نحو ٦٫٨ مليون شجرة.'],
    ['ar', 'Rapat mulai pukul 15.00 pada 3 Mei 2024.', 'بدأ الاجتماع الساعة 3 مساءً في 3 مايو 2024.'],
    ['ar', 'Ini lomba yang ke-23.', 'هذا هو السباق الثالث والعشرون.'],
    ['zh', 'Kebun itu memuat 460.000 pohon.', '园里有46万棵树。'],
    ['zh', 'Jembatan itu dibangun pada tahun 1930-an.', '这座桥建于20世纪30年代。'],
    ['ja', 'Sebanyak dua puluh lima orang hadir.', '25人が出席した。'],
    ['ja', 'Festival dibuka 9 September.', '祭りは9月9日に開幕した。'],
    ['en', 'Sepuluh tahun lalu harganya Rp1.500.', 'Ten years ago it cost Rp1,500.'],
    ['en', 'Acara dimulai pukul 3 sore.', 'The event starts at 15:00.'],
    ['fr', 'Ada 97 kursi dan 46.950 penonton.', 'Il y a quatre-vingt-dix-sept sièges et 46 950 spectateurs.'],
    ['fr', 'Bangunan dari abad ke-19.', 'Un bâtiment du XIXe siècle.'],
    ['en', 'Ambil dalam 5/1/2022.', 'Take it on 5 January 2022.'],
  ] as const)('%s: %s', (locale, source, target) => {
    expect(foundIn(locale, source, target)).not.toContain('number-missing')
    expect(foundIn(locale, source, target)).not.toContain('number-unknown')
  })
})

describe('numbers that differ', () => {
  it.each([
    ['ar', 'Sekitar 6,8 juta pohon tumbang.', 'سقطت نحو ٦٫٨ مليار شجرة.', '6,8 juta', '6.8 مليار'],
    ['zh', 'Kebun itu memuat 460.000 pohon.', '园里有4.6万棵树。', '460.000', '4.6万'],
    ['ja', 'Sebanyak 25 orang hadir.', '26人が出席した。', '25', '26'],
    ['en', 'Harganya Rp1.500.', 'It costs Rp1.500.', '1.500', '1.500'],
    ['en', 'Tiga orang hilang.', 'Four people are missing.', 'Tiga', 'Four'],
    ['fr', 'Skornya 1-0 pada menit ke-74.', 'Le score est de 2 à 0 à la 74e minute.', '1', null],
  ] as const)('%s: %s', (locale, source, target, missing, unknown) => {
    expect(detailsOf('number-missing', locale, source, target)).toEqual([{ numbers: missing }])
    expect(detailsOf('number-unknown', locale, source, target)).toEqual(unknown ? [{ numbers: unknown }] : [])
  })
})
