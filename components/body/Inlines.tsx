import { Fragment, type ReactNode } from 'react'
import type { Inline } from '#lib/news/types.ts'
import { safeHref } from '../links/safe-href.ts'
import { typeset } from '../typeset/typeset.ts'

function inline(part: Inline): ReactNode {
  switch (part.kind) {
    case 'break':
      return <br />
    case 'link': {
      const href = safeHref(part.href)
      if (href === null) return <Inlines content={part.children} />
      return (
        <a href={href} rel={part.external ? 'noopener' : undefined}>
          <Inlines content={part.children} />
        </a>
      )
    }
    case 'text': {
      const words = typeset(part.text)
      const text = part.italic ? <em>{words}</em> : words
      return part.bold ? <strong>{text}</strong> : text
    }
  }
}

/** Text with its emphasis and links. */
export function Inlines({ content }: { content: readonly Inline[] }) {
  // The parts of a text never move: their place in it is their identity.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return content.map((part, index) => <Fragment key={index}>{inline(part)}</Fragment>)
}
