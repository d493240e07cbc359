/** From publishing a story to its standing on the front pages of all six editions. */
import { locales } from '#lib/locales.ts'
import { median, percentile } from './load.ts'
import { startSite } from './site.ts'

const rounds = 100

const account = { email: 'bench@warta.example', password: 'a password for measuring', name: 'Bench', role: 'admin' }

export async function benchPublish(): Promise<void> {
  const site = await startSite()
  try {
    const send = async (path: string, data: object, token?: string) => {
      const answer = await fetch(`${site.origin}/api${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: site.origin,
          ...(token ? { authorization: `JWT ${token}` } : {}),
        },
        body: JSON.stringify(data),
      })
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
      return answer.json()
    }
    await send('/users/first-register', account)
    const { token } = (await send('/users/login', account)) as { token: string }
    const sections = await fetch(`${site.origin}/api/sections?limit=1&depth=0`)
    const [section] = ((await sections.json()) as { docs: { id: number }[] }).docs

    const shows = async (locale: string, headline: string) => {
      while (!(await (await fetch(`${site.origin}/${locale}`)).text()).includes(headline)) {
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    }
    const whole: number[] = []
    const visible: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(locales.map((locale) => fetch(`${site.origin}/${locale}`).then((answer) => answer.text())))
      const headline = `Ukuran ${round} ${Date.now()}`
      const begun = performance.now()
      await send('/articles', { headline, section: section?.id, _status: 'published' }, token)
      const saved = performance.now()
      await Promise.all(locales.map((locale) => shows(locale, headline)))
      whole.push(performance.now() - begun)
      visible.push(performance.now() - saved)
    }
    const figures = (values: number[]) =>
      `median ${median(values).toFixed(0)} ms, 99th percentile ${percentile(values, 0.99).toFixed(0)} ms`
    console.log(`publish → visible in six editions, ${rounds} times`)
    console.log(`  from the request to publish: ${figures(whole)}`)
    console.log(`  from its answer:             ${figures(visible)}`)
  } finally {
    await site.stop()
  }
}
