// For tests: a story with everything that a body can hold, in words that the dictionary knows.
import { block, body, entry, link, list, node, paragraph, text } from '#lib/content/body/testing/bodies.ts'
import type { Article } from '#lib/newsroom/payload-types.ts'
import { indonesian, type SentenceName } from './dictionary.ts'

/** As Payload types a body. */
const asBody = (given: unknown) => given as Article['body']

export const bodyOf = (...blocks: unknown[]) => asBody(body(...blocks))
export const plain = (name: SentenceName) => paragraph(text(indonesian(name)))

/** "Kegiatan itu diikuti para pelajar dan nelayan setempat." with bold students and linked fishermen. */
export const tagged = (url = 'https://nelayan.example/') =>
  paragraph(
    text('Kegiatan itu diikuti '),
    text('para pelajar', 1),
    text(' dan '),
    link(url, text('nelayan setempat')),
    text('.'),
  )

export const heading = (tag: 'h2' | 'h3' = 'h2') => node('heading', [text(indonesian('heading'))], { tag })

const point = (name: SentenceName, value: number) => ({ ...entry(text(indonesian(name))), value })
export const points = { ...list('bullet', point('waves', 1), point('fish', 2)), tag: 'ul' }

/** A picture without words of its own. */
export const picture = (media: number) => block('picture', { media })
export const pullQuote = block('pullQuote', { text: indonesian('quote') })
const embed = block('embed', {
  url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  title: indonesian('caption'),
})

/** Headline, standfirst, place and a body of eight segments: eleven, and a correction. */
export const wholeStory = () => ({
  headline: indonesian('headline'),
  standfirst: indonesian('standfirst'),
  place: indonesian('place'),
  body: bodyOf(tagged(), plain('city'), heading(), points, pullQuote, embed, plain('ending')),
  corrections: [{ at: '2026-11-25T08:00:00.000Z', text: indonesian('correction') }],
})
