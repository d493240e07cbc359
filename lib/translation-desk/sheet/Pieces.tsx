// Tagged text as it is read: tags as small numbers, changes and the glossary's terms marked.

import { plainText } from '#lib/segments/tags.ts'
import { splitTags } from '../text/tag-split.ts'
import type { Piece } from '../types.ts'
import styles from './Pieces.module.css'

/** A tagged text as pieces, with nothing marked. */
export const asPieces = (tagged: string): Piece[] =>
  splitTags(tagged).map(({ text, isTag }) =>
    isTag ? { kind: 'tag', tag: text } : { kind: 'text', text: plainText(text) },
  )

type Labels = { readonly removed: string; readonly added: string; readonly keep: string }

/** @param labels names of the marks, for those who don't see them */
export function Pieces({ pieces, labels }: { pieces: readonly Piece[]; labels: Labels }) {
  return pieces.map((piece, index) => {
    const content =
      piece.kind === 'tag' ? (
        <Tag tag={piece.tag} />
      ) : piece.rendering === undefined ? (
        piece.text
      ) : (
        <mark className={styles.term} title={piece.rendering === piece.text ? labels.keep : piece.rendering}>
          {piece.text}
        </mark>
      )
    const key = `${index}:${piece.kind}`
    if (piece.change === 'removed') {
      return (
        <del key={key} className={styles.removed} title={labels.removed}>
          {content}
        </del>
      )
    }
    if (piece.change === 'added') {
      return (
        <ins key={key} className={styles.added} title={labels.added}>
          {content}
        </ins>
      )
    }
    return <span key={key}>{content}</span>
  })
}

/** A tag as a number: filled where it opens, hollow where it closes. */
function Tag({ tag }: { tag: string }) {
  const number = tag.replace(/\D/g, '')
  const kind = tag.startsWith('</') ? styles.closing : tag.endsWith('/>') ? styles.empty : styles.opening
  return (
    <bdi className={`${styles.tag} ${kind}`} dir="ltr">
      {number}
    </bdi>
  )
}
