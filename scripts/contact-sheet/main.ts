// Takes pictures of a running site's pages into one contact sheet; scripts/screenshots is its entry.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, request } from '@playwright/test'
import { pagesOf } from '#e2e/testing/pages.ts'
import { findBrowser } from '../test-runner/browser.ts'
import { montage } from './montage.ts'
import { type Options, readOptions } from './options.ts'
import { type Shot, sheetPage } from './sheet.ts'

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const shots = await plan(options)
  rmSync(options.out, { recursive: true, force: true })
  mkdirSync(options.out, { recursive: true })
  const begun = performance.now()
  const browser = await chromium.launch({
    executablePath: findBrowser(console.log),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  try {
    const waiting = [...shots]
    const taker = async () => {
      for (let shot = waiting.shift(); shot; shot = waiting.shift()) await take(browser, shot, options)
    }
    await Promise.all(Array.from({ length: options.parallel }, taker))
  } finally {
    await browser.close()
  }
  for (const type of options.types) {
    await montage(
      shots.filter((shot) => shot.type === type),
      options.out,
      `sheet-${type}.jpg`,
    )
  }
  writeFileSync(path.join(options.out, 'index.html'), sheetPage(shots))
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(`${shots.length} pictures in ${seconds} s: ${path.join(options.out, 'index.html')}`)
}

/** Every picture to take, in the order of the sheet. */
async function plan({ url, types, editions, widths, themes }: Options): Promise<Shot[]> {
  const client = await request.newContext({ baseURL: url })
  try {
    const shots: Shot[] = []
    for (const edition of editions) {
      const pages = await pagesOf(client, edition)
      for (const type of types) {
        const address = url + (pages[type] ?? '')
        for (const width of widths) {
          for (const theme of themes) {
            shots.push({ type, edition, width, theme, address, file: `${type}-${edition}-${width}-${theme}.jpg` })
          }
        }
      }
    }
    return shots
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${url} does not answer with the sample newsroom: start it with scripts/start (${reason})`)
  } finally {
    await client.dispose()
  }
}

async function take(browser: Browser, shot: Shot, { out, height }: Options): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: shot.width, height: 800 },
    colorScheme: shot.theme,
    timezoneId: 'Asia/Jakarta',
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    await page.goto(shot.address, { waitUntil: 'load' })
    const all = await page.evaluate(() => document.documentElement.scrollHeight)
    const taken = Math.min(all, height)
    // Pictures further down load when they come into the window: it grows to what is taken.
    await page.setViewportSize({ width: shot.width, height: taken })
    await page.evaluate(async () => {
      await document.fonts.ready
      const pictures = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight)
      await Promise.all(pictures.map((image) => image.decode().catch(() => undefined)))
    })
    await page.screenshot({ path: path.join(out, shot.file), type: 'jpeg', quality: 82 })
  } finally {
    await context.close()
  }
}
