import { expect, it } from 'vitest'
import { shareByMail, shareServices } from './services.ts'

const url = 'https://warta.example/ar/7'

it.each([['ميناء «جديد» & Osaka؟'], ['新港、大阪へ：100%'], ['Port+rail? #1 "à Osaka"']])(
  'carries %s whole to every service',
  (headline) => {
    const shared = { url, headline }
    const sent = shareServices(shared).map(({ href }) => new URL(href).searchParams)
    for (const parameters of sent) {
      const values = [...parameters.values()]
      expect(values.join('\n')).toContain(url)
      for (const value of values) expect([url, headline, `${headline}\n${url}`]).toContain(value)
    }
    const mail = new URL(shareByMail(shared))
    expect(mail.searchParams.get('subject')).toBe(headline)
    expect(mail.searchParams.get('body')).toBe(`${headline}\n${url}`)
    expect(mail.href).not.toContain('+')
  },
)

it('survives half a character', () => {
  expect(() => shareServices({ url, headline: '新\ud800' })).not.toThrow()
})
