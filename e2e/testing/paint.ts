// When a page shows its largest part on a slow phone, and how slow the machine itself is that plays the phone.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { slow4G, slowerProcessor } from './budgets.ts'

/**
 * Opens a page with an empty cache on a phone with a slow processor and a slow network.
 *
 * @returns milliseconds from the beginning of navigation to the largest contentful paint
 */
export async function largestPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
  })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', { offline: false, ...slow4G })
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor })
    await page.goto(url, { waitUntil: 'load' })
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let last = Number.POSITIVE_INFINITY
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) last = entry.startTime
          }).observe({ type: 'largest-contentful-paint', buffered: true })
          setTimeout(() => resolve(last), 500)
        }),
    )
  } finally {
    await context.close()
  }
}

const syllables = ['ba', 'cer', 'di', 'gu', 'han', 'ja', 'kel', 'li', 'mu', 'nang', 'po', 'ra', 'si', 'tu', 'wan', 'ya']

/** A page without scripts that is the same every time: as many elements as a story, and far more rules of style. */
function referencePage(): string {
  // Numbers that look like chance (a linear congruential generator).
  let state = 1
  const pick = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  const word = () => Array.from({ length: 1 + pick(3) }, () => syllables[pick(syllables.length)]).join('')
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  const paragraph = (_: unknown, n: number) =>
    `<p class="c${n}">${words(40)} <a href="#p${n}">${words(3)}</a> <em>${words(2)}</em> ${words(12)}</p>
     <ul class="c${n + 60}"><li><span>${words(3)}</span></li></ul>`
  const rule = (_: unknown, n: number) =>
    `main .c${n} > a:not(:hover), .c${n} li span { margin: 0 ${n % 7}px; line-height: 1.${n % 9} }`
  return `<!doctype html><html lang="id"><meta charset="utf-8"><title>${words(4)}</title>
    <meta name="viewport" content="width=device-width">
    <style>body { font: 1.1rem/1.6 serif } ${Array.from({ length: 3000 }, rule).join('\n')}</style>
    <main><h1>${words(9)}</h1>${Array.from({ length: 80 }, paragraph).join('\n')}</main></html>`
}

/**
 * Milliseconds after which the reference page shows its largest part on the machine that the budgets were set on, when it
 * has nothing else to do; 680 to 740 where and when it renders half as many pages a second.
 */
const referencePaint = 500

/** How many times slower this machine shows a page at the moment than that one; never less than 1. */
export async function slownessOf(browser: Browser): Promise<number> {
  const html = brotliCompressSync(referencePage())
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' }).end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    return Math.max(1, (await largestPaint(browser, `http://localhost:${port}/`)) / referencePaint)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** The one in the middle. */
export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
