// The largest part of a story comes in time on a slow phone and a slow network (e2e/testing/budgets.ts).
import { expect, type Page, test } from '@playwright/test'
import * as budgets from './testing/budgets.ts'
import { storyPath } from './testing/site.ts'

for (const locale of ['id', 'ar', 'ja'] as const) {
  test(`${locale}: a story shows its largest part in time on a slow phone`, async ({ browser, request }) => {
    const most = budgets.largestPaint
    for (const path of [await storyPath(request, 'harbour', locale), await storyPath(request, 'longRead', locale)]) {
      const paints: number[] = []
      // The median of three, if the first is late: the machine of the test has other things to do, too.
      for (const _ of [1, 2, 3]) {
        const context = await browser.newContext({
          viewport: { width: 360, height: 740 },
          deviceScaleFactor: 2,
          isMobile: true,
        })
        const page = await context.newPage()
        const devtools = await context.newCDPSession(page)
        await devtools.send('Network.enable')
        await devtools.send('Network.emulateNetworkConditions', { offline: false, ...budgets.slow4G })
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: budgets.slowerProcessor })
        await page.goto(path, { waitUntil: 'load' })
        paints.push(await largestPaint(page))
        await context.close()
        if ((paints[0] ?? 0) <= most) break
      }
      const median = paints.sort((a, b) => a - b)[Math.floor(paints.length / 2)] ?? Number.POSITIVE_INFINITY
      test.info().annotations.push({ type: 'largest paint', description: `${path}: ${Math.round(median)} ms` })
      expect(median, `${path}: ${paints.map(Math.round).join(', ')} ms`).toBeLessThanOrEqual(most)
    }
  })
}

/** Milliseconds from the beginning of navigation to the largest contentful paint. */
function largestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let last = Number.POSITIVE_INFINITY
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) last = entry.startTime
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        setTimeout(() => resolve(last), 500)
      }),
  )
}
