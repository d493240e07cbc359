import { describe, expect, it } from 'vitest'
import { detailsOf, foundIn } from '../testing.ts'

describe('numbers that agree', () => {
  it.each([
    ['ar', 'Sekitar 2,4 juta warga pindah.', 'انتقل نحو ٢٫٤ مليون مواطن.'],
    ['ar', 'Rapat mulai pukul 15.00 pada 3 Mei 2024.', 'بدأ الاجتماع الساعة 3 مساءً في 3 مايو 2024.'],
    ['ar', 'Ia berulang tahun yang ke-21.', 'احتفل بعيد ميلاده الحادي والعشرين.'],
    ['zh', 'Kota itu dihuni 380.000 jiwa.', '该市人口为38万。'],
    ['zh', 'Jembatan itu dibangun pada tahun 1930-an.', '这座桥建于20世纪30年代。'],
    ['ja', 'Sebanyak dua puluh lima orang hadir.', '25人が出席した。'],
    ['ja', 'Festival dibuka 9 September.', '祭りは9月9日に開幕した。'],
    ['en', 'Sepuluh tahun lalu harganya Rp1.500.', 'Ten years ago it cost Rp1,500.'],
    ['en', 'Acara dimulai pukul 3 sore.', 'The event starts at 15:00.'],
    ['fr', 'Ada 97 kursi dan 26.750 penonton.', 'Il y a quatre-vingt-dix-sept sièges et 26 750 spectateurs.'],
    ['fr', 'Bangunan dari abad ke-19.', 'Un bâtiment du XIXe siècle.'],
    ['en', 'Ambil dalam 5/1/2022.', 'Take it on 5 January 2022.'],
  ] as const)('%s: %s', (locale, source, target) => {
    expect(foundIn(locale, source, target)).not.toContain('number-missing')
    expect(foundIn(locale, source, target)).not.toContain('number-unknown')
  })
})

describe('numbers that differ', () => {
  it.each([
    ['ar', 'Sekitar 2,4 juta warga pindah.', 'انتقل نحو ٢٫٤ مليار مواطن.', '2,4 juta', '2.4 مليار'],
    ['zh', 'Kota itu dihuni 380.000 jiwa.', '该市人口为3.8万。', '380.000', '3.8万'],
    ['ja', 'Sebanyak 25 orang hadir.', '26人が出席した。', '25', '26'],
    ['en', 'Harganya Rp1.500.', 'It costs Rp1.500.', '1.500', '1.500'],
    ['en', 'Tiga orang hilang.', 'Four people are missing.', 'Tiga', 'Four'],
    ['fr', 'Skornya 1-0 pada menit ke-89.', 'Le score est de 2 à 0 à la 89e minute.', '1', null],
  ] as const)('%s: %s', (locale, source, target, missing, unknown) => {
    expect(detailsOf('number-missing', locale, source, target)).toEqual([{ numbers: missing }])
    expect(detailsOf('number-unknown', locale, source, target)).toEqual(unknown ? [{ numbers: unknown }] : [])
  })
})
