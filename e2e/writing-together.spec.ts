// Two people write in one story in two real browsers, with connections that are cut: no word of either is lost.
// scripts/faults --together is the long form, with processes killed.
import { expect, test } from '@playwright/test'
import { seeded } from '../scripts/benchmarks/planting/random.ts'
import { signIn } from './testing/newsroom.ts'
import { origin } from './testing/site.ts'
import { writeTogether } from './testing/together.ts'
import { draft, enter } from './testing/writing.ts'

test('two people type in one story with cut connections, and every word of both is there', async ({
  browser,
  playwright,
}) => {
  test.setTimeout(420_000)
  const request = await playwright.request.newContext({ baseURL: origin })
  const { headers } = await signIn(request)
  const colleague = { email: 'berdua@warta.example', password: 'one more long enough password', name: 'Berdua Uji' }
  const found = await request.get(`/api/users?where[email][equals]=${colleague.email}&depth=0`, { headers })
  if (((await found.json()) as { totalDocs: number }).totalDocs === 0) {
    expect((await request.post('/api/users', { headers, data: { ...colleague, role: 'editor' } })).ok()).toBe(true)
  }
  await request.dispose()
  const contexts = [await enter(browser), await enter(browser, colleague)] as const
  const story = await draft(contexts[0], 'Berdua sekaligus')
  const written = await writeTogether(contexts, { story: story.id, seconds: 25, haste: 0.4, random: seeded(1) })
  expect({ lost: written.lost, isDraft: written.isDraft }, written.journal.join('\n')).toEqual({
    lost: [],
    isDraft: true,
  })
  expect(written.words).toBeGreaterThan(5)
  expect(written.acts['taken over']).toBeGreaterThan(0)
  for (const context of contexts) await context.close()
})
