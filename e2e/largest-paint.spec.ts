// The largest part of a story comes in time on a slow phone and a slow network (e2e/testing/budgets.ts).
import { expect, test } from '@playwright/test'
import * as budgets from './testing/budgets.ts'
import { largestPaint, median, slownessOf } from './testing/paint.ts'
import { origin, storyPath } from './testing/site.ts'

const mostPaints = 7

for (const locale of ['id', 'ar', 'ja'] as const) {
  test(`${locale}: a story shows its largest part in time on a slow phone`, async ({ browser, request }) => {
    test.setTimeout(180_000)
    for (const path of [await storyPath(request, 'harbour', locale), await storyPath(request, 'longRead', locale)]) {
      const paints = [await largestPaint(browser, origin + path)]
      const slowness: number[] = []
      let most: number = budgets.largestPaint
      // Late, because of the page or of the machine: a page that never changes tells.
      while (median(paints) > most && paints.length < mostPaints) {
        // Before and after each further paint: three of each at first.
        if (slowness.length === 0) slowness.push(await slownessOf(browser))
        for (let round = 0; round < 2; round += 1) {
          paints.push(await largestPaint(browser, origin + path))
          slowness.push(await slownessOf(browser))
        }
        most = budgets.largestPaint * median(slowness)
      }
      const description = `${path}: ${paints.map(Math.round).join(', ')} ms, ${Math.round(most)} ms at most`
      test.info().annotations.push({ type: 'largest paint', description })
      expect(median(paints), description).toBeLessThanOrEqual(most)
    }
  })
}
