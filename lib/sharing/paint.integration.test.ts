// Real cards, drawn by the real process: needs the fonts of the build (scripts/build-assets.ts).
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Locale, locales } from '#lib/locales.ts'
import { buildCardFonts } from '../../scripts/assets/card-fonts.ts'
import { type Card, hasCards } from './card.ts'
import { PainterPool, QueueFullError } from './painters.ts'

const headlines: Readonly<Record<Locale, string>> = {
  id: 'Pelabuhan peti kemas baru membuka jalur langsung ke Ōsaka dan memangkas waktu pengiriman',
  en: 'New container port opens a direct route to Osaka, cutting delivery times by nine days',
  zh: '新集装箱港口开通直航大阪的航线，“鲜鱼快运”时间缩短九天',
  ja: '新しいコンテナ港が大阪への直行航路を開設、鮮魚の輸送日数を9日短縮',
  ar: 'ميناء الحاويات الجديد يفتح خطًا مباشرًا إلى Osaka، ويقلّص مدة الشحن (40%)',
  fr: 'Un nouveau port ouvre une ligne directe : « neuf jours » de moins pour le poisson',
}

const card = (locale: Locale, headline = headlines[locale]): Card => ({
  locale,
  siteName: 'Warta',
  tagline: { text: 'Kabar', locale: 'id' },
  story: { headline: { text: headline, locale }, section: { text: 'Ekonomi', locale: 'id' }, picture: null },
})

let folder: string
let fonts: string
let painters: PainterPool
const options = { uploads: '/nowhere', timeLimit: 30_000, idle: 5000, most: 20 }

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'card-fonts-'))
  await buildCardFonts(path.resolve('node_modules/@fontsource-variable'), path.join(folder, 'fonts'))
  fonts = path.join(folder, 'fonts/fonts.conf')
  painters = new PainterPool({ ...options, fonts })
}, 60_000)
afterAll(async () => {
  painters.close()
  await rm(folder, { recursive: true, force: true })
})

/** The box of all that is not paper beneath the head of the page, where the headline stands. */
async function inkBox(png: Buffer) {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true })
  const box = { left: info.width, right: 0, top: info.height, bottom: 0 }
  for (let y = 210; y < 545; y += 1) {
    for (let x = 0; x < info.width; x += 1) {
      if ((data[y * info.width + x] ?? 255) > 128) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
    }
  }
  return box
}

const digest = (png: Buffer) => createHash('sha256').update(png).digest('hex')

const drawable = locales.filter(hasCards)

describe.each(drawable)('%s', (locale) => {
  it.each([
    ['short', (text: string) => text.slice(0, 12)],
    ['long', (text: string) => text],
    ['endless', (text: string) => `${text} `.repeat(6)],
    ['one endless word', () => 'A'.repeat(120)],
  ])('a %s headline stands within the margins', async (_what, form) => {
    const png = await painters.paint(card(locale, form(headlines[locale])))
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(png.length).toBeLessThan(300_000)
    const box = await inkBox(png)
    expect(box.left).toBeGreaterThanOrEqual(58)
    expect(box.right).toBeLessThanOrEqual(1142)
    expect(box.bottom).toBeLessThan(544)
    expect(box.bottom - box.top).toBeGreaterThan(30)
  })

  it('has a form of its own for every letter', async () => {
    const letters = [...new Set(headlines[locale].replace(/[\p{M}\s]/gu, ''))]
    const missing = digest(await painters.paint(card(locale, '\u{10500}')))
    const drawn = await Promise.all(letters.slice(0, 12).map((one) => painters.paint(card(locale, one))))
    const digests = drawn.map(digest)
    expect(digests).not.toContain(missing)
    expect(new Set(digests).size).toBe(digests.length)
  })
})

it('is the same to the last byte on a machine without fonts, settings and home', async () => {
  const bare = new PainterPool({ ...options, fonts })
  const home = process.env.HOME
  const own = await Promise.all(drawable.map((locale) => painters.paint(card(locale))))
  process.env.HOME = path.join(folder, 'nobody')
  process.env.XDG_DATA_HOME = path.join(folder, 'nobody')
  process.env.XDG_CONFIG_HOME = path.join(folder, 'nobody')
  try {
    const there = await Promise.all(drawable.map((locale) => bare.paint(card(locale))))
    expect(there.map(digest)).toEqual(own.map(digest))
  } finally {
    if (home !== undefined) process.env.HOME = home
    delete process.env.XDG_DATA_HOME
    delete process.env.XDG_CONFIG_HOME
    bare.close()
  }
})

it('stops what takes too long, refuses what is too much, and goes on', async () => {
  const hasty = new PainterPool({ ...options, fonts, timeLimit: 1, most: 1 })
  const asked = [card('ar'), card('ja'), card('zh')].map((one) => hasty.paint(one))
  const [slow, , refused] = await Promise.allSettled(asked)
  expect(slow).toMatchObject({
    status: 'rejected',
    reason: expect.objectContaining({ message: expect.stringContaining('longer than') }),
  })
  expect(refused).toMatchObject({ status: 'rejected', reason: expect.any(QueueFullError) })
  hasty.close()
})
