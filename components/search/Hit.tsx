import type { Locale } from '#lib/locales.ts'
import type { HighlightPart, SearchHit } from '#lib/news/types.ts'
import { type CardLabels, StoryCard } from '../story-card/StoryCard.tsx'
import { typeset } from '../typeset/typeset.ts'

type Props = { hit: SearchHit; locale: Locale; timeZone: string; labels: CardLabels }

/** A text with what was looked for marked in it. */
const Marked = ({ parts }: { parts: readonly HighlightPart[] }) =>
  parts.map(({ text, hit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have nothing but their place
    hit ? <mark key={index}>{text}</mark> : <span key={index}>{typeset(text)}</span>,
  )

/** A story that a search found. */
export const Hit = ({ hit: { card, headline, excerpt }, ...rest }: Props) => (
  <StoryCard
    {...rest}
    card={card}
    form="hit"
    heading="h3"
    headline={<Marked parts={headline} />}
    standfirst={excerpt.length > 0 ? <Marked parts={excerpt} /> : null}
  />
)
