import { expect, it } from 'vitest'
import { render } from '../testing/render.tsx'
import { JsonLd } from './JsonLd.tsx'

it.each([
  ['an end of the script', '</script><script>alert(1)</script>'],
  ['a comment', '<!--<script>'],
  ['separators of lines', 'أول\u2028ثان\u2029'],
  ['markup and entities', '新港 & <b>"大阪"</b> \\u003c'],
])('structured data with %s stays one script and reads back the same', (_what, headline) => {
  const html = render(<JsonLd data={{ '@type': 'NewsArticle', headline }} />)
  const [whole, content = ''] =
    /^<script type="application\/ld\+json">([^<>&\u2028\u2029]*)<\/script>$/.exec(html) ?? []
  expect(whole).toBe(html)
  expect(JSON.parse(content)).toEqual({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline })
})
