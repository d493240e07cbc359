// A text with what changed in it: marked words, and in the interface's language what marks can't say.
import { Fragment, type ReactNode } from 'react'
import { editions, type Locale } from '#lib/locales.ts'
import type { NewsroomTexts } from '../admin/texts/id.ts'
import { fold, type LineChange, type LookChange, type Piece } from './compare.ts'
import type { Line, Run } from './lines.ts'
import styles from './VersionView.module.css'

type Texts = NewsroomTexts['versions']
type Props = {
  readonly changes: readonly LineChange[]
  readonly texts: Texts
  /** Of the text, which may run the other way than the interface. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Of the interface. */
  readonly language: Locale
}

export function Passage({ changes, texts, lang, dir, language }: Props) {
  const note = (said: string) => (
    <span className={styles.remark}>
      <bdi lang={editions[language].tag} dir={editions[language].direction}>
        {said}
      </bdi>
    </span>
  )
  return (
    <div className={styles.text} lang={lang} dir={dir}>
      {fold(changes).map((part, index) =>
        'folded' in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once
          <details key={index} className={styles.folded}>
            <summary>{note(texts.folded(part.folded.length))}</summary>
            {part.folded.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once
              <Shown key={at} line={line} texts={texts} note={note}>
                <Runs runs={line.runs} />
              </Shown>
            ))}
          </details>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once
          <Changed key={index} change={part} texts={texts} note={note} />
        ),
      )}
    </div>
  )
}

type Note = (said: string) => ReactNode

function Changed({ change, texts, note }: { change: LineChange; texts: Texts; note: Note }) {
  const { is, line } = change
  if (is === 'changed') {
    return (
      <Shown line={line} texts={texts} note={note} change={is}>
        {change.was && note(texts.was(texts.kinds[change.was], texts.kinds[line.kind]))}
        <Pieces pieces={change.pieces} texts={texts} note={note} />
      </Shown>
    )
  }
  const runs = <Runs runs={line.runs} />
  return (
    <Shown line={line} texts={texts} note={note} {...(is === 'same' ? {} : { change: is })}>
      {(is === 'movedHere' || is === 'movedAway') && note(texts[is])}
      {is === 'added' ? (
        <ins className={styles.added} title={texts.added}>
          {runs}
        </ins>
      ) : is === 'removed' ? (
        <del className={styles.removed} title={texts.removed}>
          {runs}
        </del>
      ) : (
        runs
      )}
    </Shown>
  )
}

type ShownProps = {
  readonly line: Line
  readonly texts: Texts
  readonly note: Note
  readonly change?: Exclude<LineChange['is'], 'same'>
  readonly children: ReactNode
}

/** What readers see as it is; only of what looks like a paragraph and is none, its kind is said. */
const unnamed: ReadonlySet<Line['kind']> = new Set(['text', 'paragraph', 'h2', 'h3', 'quote', 'entry', 'numbered'])

function Shown({ line, texts, note, change, children }: ShownProps) {
  const { kind, level, number } = line
  return (
    <div
      className={styles.line}
      data-kind={kind}
      data-change={change}
      style={level > 0 ? { marginInlineStart: `${level * 1.5}rem` } : undefined}
    >
      {!unnamed.has(kind) && note(texts.kinds[kind])}
      {number !== null && `${number}. `}
      {children}
    </div>
  )
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once
    <Words key={index} run={run} />
  ))
}

/** Words as readers see them; a link leads nowhere here. */
function Words({ run: { text, bold, italic, link } }: { run: Run }) {
  let words: ReactNode = text
  if (bold) words = <strong>{words}</strong>
  if (italic) words = <em>{words}</em>
  return link === null ? (
    words
  ) : (
    <span className={styles.link} title={link}>
      {words}
    </span>
  )
}

function Pieces({ pieces, texts, note }: { pieces: readonly Piece[]; texts: Texts; note: Note }) {
  return pieces.map((piece, index) => {
    const words = <Words run={piece} />
    const looks = piece.looks?.map((look) => sayLook(look, texts)).join(texts.joint)
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once
      <Fragment key={index}>
        {piece.change === 'added' ? (
          <ins className={styles.added} title={texts.added}>
            {words}
          </ins>
        ) : piece.change === 'removed' ? (
          <del className={styles.removed} title={texts.removed}>
            {words}
          </del>
        ) : looks ? (
          <mark className={styles.look}>{words}</mark>
        ) : (
          words
        )}
        {looks && note(looks)}
      </Fragment>
    )
  })
}

function sayLook(look: LookChange, { looks }: Texts): string {
  switch (look.is) {
    case 'linkOn':
      return looks.linkOn(look.to)
    case 'linkOff':
      return looks.linkOff(look.from)
    case 'linkChanged':
      return looks.linkChanged(look.from, look.to)
    default:
      return looks[look.is]
  }
}
