// One story for component tests: in Arabic unless it says otherwise.
import { type Locale, locales, originalLocale } from '#lib/locales.ts'
import type { Block, Inline, Picture, SiteFrame, Story } from '#lib/news/types.ts'

export const words = (text: string, form: { bold?: boolean; italic?: boolean } = {}): Inline => ({
  kind: 'text',
  text,
  bold: form.bold ?? false,
  italic: form.italic ?? false,
})

export const paragraph = (number: number, ...content: Inline[]): Block => ({
  kind: 'paragraph',
  anchor: `p${number}`,
  content,
})

export const picture: Picture = {
  src: '/media/0123456789abcdef0123',
  width: 1920,
  height: 1280,
  colour: '#446688',
  focus: { x: 50, y: 50 },
  alt: { text: 'Derek di pelabuhan', locale: 'id' },
  caption: { text: 'رصيف الحاويات عند الفجر', locale: 'ar' },
  credit: 'Warta',
}

export const frame: SiteFrame = {
  name: 'Warta',
  tagline: { text: 'أخبار إندونيسيا بست لغات', locale: 'ar' },
  publisher: 'Warta',
  translationNotice: null,
  indexMachineTranslations: true,
  footer: null,
  timeZone: 'Asia/Jakarta',
  sections: [],
  pages: [],
  sample: false,
  breaking: null,
}

export const arabicStory: Story = {
  id: 7,
  locale: 'ar',
  text: {
    headline: 'ميناء جديد يفتح خطًا مباشرًا إلى Osaka',
    standfirst: 'تقصر الرحلة تسعة أيام.',
    place: 'أمبون',
    body: [paragraph(1, words('غادرت أول سفينة فجرًا.')), paragraph(2, words('وتصل بعد تسعة أيام.'))],
    corrections: [],
  },
  textLocale: 'ar',
  minutes: 1,
  availability: { kind: 'translated', by: 'machine', reviewed: null, behind: false },
  kind: 'news',
  section: { id: 3, name: { text: 'الاقتصاد', locale: 'ar' }, path: '/ar/economy' },
  authors: [
    { id: 1, name: 'Sari Wulandari', path: '/ar/authors/sari-wulandari' },
    { id: 2, name: 'Yosef Latumeten', path: '/ar/authors/yosef-latumeten' },
  ],
  topics: [{ id: 2, name: { text: 'الملاحة', locale: 'ar' }, path: '/ar/topics/shipping' }],
  picture,
  publishedAt: '2026-11-24T05:05:00.000Z',
  revisedAt: null,
  modifiedAt: '2026-11-24T05:05:00.000Z',
  path: '/ar/economy/7-new-port',
  shortPath: '/ar/7',
  litePath: '/lite/7-port',
  originalPath: '/id/ekonomi/7-pelabuhan-baru',
  paths: {
    ...(Object.fromEntries(locales.map((code) => [code, `/${code}/economy/7-new-port`])) as Record<Locale, string>),
    [originalLocale]: '/id/ekonomi/7-pelabuhan-baru',
  },
  translations: ['en', 'ja', 'ar'],
  unreviewed: ['en', 'ja', 'ar'],
  next: null,
  related: [],
}

/** The same story where Arabic readers get the Indonesian original. */
export const fallbackStory: Story = {
  ...arabicStory,
  text: {
    ...arabicStory.text,
    headline: 'Pelabuhan baru membuka jalur ke Osaka',
    standfirst: 'Perjalanan jadi sembilan hari.',
    place: 'Ambon',
    body: [paragraph(1, words('Kapal pertama berangkat saat fajar.'))],
  },
  textLocale: 'id',
  availability: { kind: 'fallback' },
  translations: ['en', 'ja'],
  unreviewed: ['en', 'ja'],
}
