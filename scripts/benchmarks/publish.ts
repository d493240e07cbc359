// From publishing a story to its standing on the front pages of all six editions, in search, and in feeds.
import { frontPath } from '#lib/content/paths.ts'
import { locales } from '#lib/locales.ts'
import { firstAccountCode } from '#lib/newsroom/accounts/first-account.ts'
import { keptSecret } from '#lib/runtime/secrets.ts'
import { formatTimes } from './load.ts'
import { type BenchSite, startSite } from './site.ts'

const rounds = 100

const account = { email: 'bench@warta.example', password: 'a password for measuring', name: 'Bench', role: 'admin' }

/** Publishes a story with a headline, as a journalist's browser does. */
type Publish = (headline: string) => Promise<void>

async function newsroom({ origin, dataDir }: BenchSite): Promise<Publish> {
  const post = (path: string, data: object, token?: string) =>
    fetch(`${origin}/api${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin,
        ...(token ? { authorization: `JWT ${token}` } : {}),
      },
      body: JSON.stringify(data),
    })
  const send = async (path: string, data: object, token?: string) => {
    const answer = await post(path, data, token)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  // A data folder that was measured before has the account.
  const startCode = firstAccountCode(process.env.PAYLOAD_SECRET ?? keptSecret(dataDir))
  await post('/users/first-register', { ...account, startCode })
  const { token } = (await send('/users/login', account)) as { token: string }
  const sections = await fetch(`${origin}/api/sections?limit=1&depth=0`)
  const [section] = ((await sections.json()) as { docs: { id: number }[] }).docs
  return (headline) => send('/articles', { headline, section: section?.id, _status: 'published' }, token)
}

/** Asks for pages until each shows a text. */
async function untilShown(urls: readonly string[], text: string): Promise<void> {
  const shows = async (url: string) => {
    while (!(await (await fetch(url)).text()).includes(text)) await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await Promise.all(urls.map(shows))
}

/**
 * @param folder a data folder made for measuring, to be kept; default: the sample newsroom in a new one. The stories
 *   that are published stay in it, and an account with a known password: never give it one of a real newsroom
 * @throws when publishing is refused
 */
export async function benchPublish(folder?: string): Promise<void> {
  const site = await startSite({ folder })
  try {
    const publish = await newsroom(site)
    const pages: Record<string, (word: string) => string[]> = {
      'visible on the six front pages': () => locales.map((locale) => site.origin + frontPath(locale)),
      'in the feed': () => [`${site.origin}/id/feed.xml`],
      'found by search': (word) => [`${site.origin}/id/search?q=${word}`],
    }
    for (const [name, pagesOf] of Object.entries(pages)) {
      const whole: number[] = []
      const after: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        // Words that no story has; the second one is not searched for, since pages repeat what was.
        const now = Date.now().toString(36)
        const [word, told] = [`ukuran${now}`, `terbit${now}`]
        const urls = pagesOf(word)
        await Promise.all(urls.map(async (url) => (await fetch(url)).text()))
        const begun = performance.now()
        await publish(`${word} ${told}`)
        const saved = performance.now()
        await untilShown(urls, told)
        whole.push(performance.now() - begun)
        after.push(performance.now() - saved)
        // Whoever follows the change log waits for news at another moment each time.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 300))
      }
      console.log(`publish → ${name}, ${rounds} times`)
      console.log(`  from the request to publish: ${formatTimes(whole, 99, 0)}`)
      console.log(`  from its answer:             ${formatTimes(after, 99, 0)}`)
    }
  } finally {
    await site.stop()
  }
}
