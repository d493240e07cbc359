// Sentences with a date and a weekday, in the words of the project: stories have too few that name the year.
import type { TranslationLocale } from '#lib/locales.ts'
import { checkSegment, checkSource } from '#lib/translation/checks/index.ts'

type Moment = { readonly at: Date; readonly weekday: number }

const weekdays = (names: string): readonly string[] => names.split(' ')
const id = weekdays('Minggu Senin Selasa Rabu Kamis Jumat Sabtu')
const idMonths = weekdays('Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember')

const days: Partial<Record<TranslationLocale, readonly string[]>> = {
  en: weekdays('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
  zh: weekdays('日 一 二 三 四 五 六'),
  ja: weekdays('日 月 火 水 木 金 土'),
  ar: weekdays('الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت'),
  fr: weekdays('dimanche lundi mardi mercredi jeudi vendredi samedi'),
}
const months: Partial<Record<TranslationLocale, readonly string[]>> = {
  en: weekdays('January February March April May June July August September October November December'),
  ar: weekdays('يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'),
  fr: weekdays('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
}

type Write = (day: string, date: number, month: string, monthNumber: number, year: number) => string

const forms: Partial<Record<TranslationLocale, readonly Write[]>> = {
  en: [
    (day, date, month, _, year) => `The ferry left the harbour on ${day}, ${month} ${date}, ${year}.`,
    (day, date, month, _, year) => `The harbour opened on ${day} ${date} ${month} ${year}.`,
  ],
  zh: [
    (day, date, _, month, year) => `渡轮于${year}年${month}月${date}日（星期${day}）离港。`,
    (day, date, _, month, year) => `港口于${year}年${month}月${date}日周${day}开放。`,
  ],
  ja: [
    (day, date, _, month, year) => `フェリーは${year}年${month}月${date}日（${day}）に出港した。`,
    (day, date, _, month, year) => `港は${year}年${month}月${date}日${day}曜日に開いた。`,
  ],
  ar: [
    (day, date, month, _, year) => `غادرت العبّارة الميناء يوم ${day} ${date} ${month} ${year}.`,
    (day, date, month, _, year) => `افتُتح الميناء ${day}، ${date} ${month} ${year}.`,
  ],
  fr: [
    (day, date, month, _, year) => `Le ferry a quitté le port le ${day} ${date} ${month} ${year}.`,
    (day, date, month, _, year) => `Le port a ouvert ${day}, le ${date} ${month} ${year}.`,
  ],
}

/** Every 11th day of some years, each with a wrong weekday, in original and translation; the right one must pass. */
export function plantedDates(locale: TranslationLocale): { planted: number; found: number } {
  let [planted, found] = [0, 0]
  for (let at = Date.UTC(2019, 0, 1), count = 0; at < Date.UTC(2027, 0, 1); at += 11 * 86_400_000, count += 1) {
    const date = new Date(at)
    const right = { at: date, weekday: date.getUTCDay() }
    const wrong = { at: date, weekday: (right.weekday + 1 + (count % 6)) % 7 }
    const write = forms[locale]?.[count % 2]
    if (!write) continue
    planted += 1
    if (isFound(locale, write, wrong) && !isFound(locale, write, right)) found += 1
  }
  return { planted, found }
}

function isFound(locale: TranslationLocale, write: Write, { at, weekday }: Moment): boolean {
  const [date, month, year] = [at.getUTCDate(), at.getUTCMonth(), at.getUTCFullYear()]
  const source = `Kapal itu berangkat pada ${id[weekday]}, ${date} ${idMonths[month]} ${year}.`
  const target = write(days[locale]?.[weekday] ?? '', date, months[locale]?.[month] ?? '', month + 1, year)
  const inTarget = checkSegment({ kind: 'paragraph', source, target, locale, terms: [] })
  const isFoundInSource = checkSource({ text: source }).some(({ check }) => check === `source-date-weekday`)
  return isFoundInSource && inTarget.some(({ check }) => check === 'date-weekday')
}
