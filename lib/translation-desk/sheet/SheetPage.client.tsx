'use client'

import { useEffect, useRef, useState } from 'react'
import type { Sheet } from '../types.ts'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import { needsAttention } from './attention.ts'
import { Report } from './Report.client.tsx'
import { Segment } from './Segment.client.tsx'
import { SheetHeader } from './SheetHeader.client.tsx'
import styles from './SheetPage.module.css'
import { useDrafts } from './use-drafts.client.ts'
import { useSheet } from './use-sheet.client.ts'
import { useSheetKeys } from './use-sheet-keys.client.ts'

/** A translation beside its original, segment by segment. One segment at a time is open. */
export function SheetPage({ first }: { first: Sheet }) {
  const { texts, fill } = useDesk()
  const { sheet, failure, forget, isBusy, change } = useSheet(first)
  const { drafts, keep } = useDrafts(`desk:${first.story.id}:${first.locale}`)
  const [openKey, setOpenKey] = useState<string | null>(null)
  const [isEditing, setEditing] = useState(false)
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [news, setNews] = useState('')
  const list = useRef<HTMLOListElement>(null)

  const total = sheet.segments.length
  const left = sheet.segments.filter(needsAttention).length
  const shown = sheet.segments
    .map((segment, index) => ({ segment, number: index + 1 }))
    .filter(({ segment }) => !onlyOpen || needsAttention(segment) || segment.key === openKey || drafts[segment.key])

  const open = (key: string | null, editing = false) => {
    forget()
    setOpenKey(key)
    setEditing(editing && sheet.mayChange)
  }
  const move = (by: 1 | -1) => {
    const at = shown.findIndex(({ segment }) => segment.key === openKey)
    const next = shown[at === -1 ? (by === 1 ? 0 : shown.length - 1) : at + by]
    if (next) open(next.segment.key, isEditing)
  }
  // The open segment gets the focus; its field takes it from there.
  useEffect(() => {
    if (openKey === null) return
    const item = list.current?.querySelector(`[data-key="${CSS.escape(openKey)}"]`)
    const target = item?.querySelector<HTMLElement>(isEditing ? 'textarea' : 'button')
    target?.focus({ preventScroll: true })
    item?.scrollIntoView({ block: 'nearest' })
  }, [openKey, isEditing])

  const say = (sentence: string) => setNews(sentence)
  const save = async (key: string, goOn: boolean) => {
    const draft = drafts[key]
    if (!draft) return
    if (!(await change({ action: 'edit', key, text: draft.text }))) return
    keep(key, null)
    say(texts.sheet.saved)
    if (goOn) move(1)
    else setEditing(false)
  }
  const approve = async (key: string, goOn: boolean) => {
    if (!(await change({ action: 'approve', key }))) return
    say(texts.sheet.approved)
    if (goOn) move(1)
  }
  const confirmAndGoOn = () => {
    const segment = sheet.segments.find(({ key }) => key === openKey)
    if (!segment || isBusy || !sheet.mayChange) return
    if (drafts[segment.key]) void save(segment.key, true)
    else if (segment.target !== null && segment.source !== null && needsAttention(segment))
      void approve(segment.key, true)
    else move(1)
  }
  useSheetKeys({
    move,
    confirmAndGoOn,
    edit: () => openKey !== null && setEditing(sheet.mayChange),
    close: () => setEditing(false),
  })

  const header = (
    <SheetHeader
      sheet={sheet}
      isBusy={isBusy}
      failure={failure?.key === null ? failure.sentence : null}
      change={change}
    />
  )
  if (sheet.stamp === null) {
    return (
      <>
        {header}
        <p className={styles.none}>{texts.sheet.none}</p>
      </>
    )
  }
  return (
    <>
      {header}
      <div className={styles.bar}>
        <p className={styles.left}>{left > 0 ? fill(texts.sheet.left, { n: left, total }) : texts.sheet.nothingLeft}</p>
        <label className={styles.only}>
          <input type="checkbox" checked={onlyOpen} onChange={({ target }) => setOnlyOpen(target.checked)} />
          {texts.sheet.onlyOpen}
        </label>
        <p className={styles.news} role="status">
          {news}
        </p>
      </div>
      {sheet.mayChange ? (
        <p className={styles.keys}>{texts.sheet.keys}</p>
      ) : (
        <p className={styles.keys}>{texts.sheet.readOnly}</p>
      )}
      <ol ref={list} className={styles.segments}>
        {shown.map(({ segment, number }) => (
          <Segment
            key={segment.key}
            {...{ segment, number, total, isBusy, change, say }}
            locale={sheet.locale}
            now={sheet.now}
            mayChange={sheet.mayChange}
            isOpen={segment.key === openKey}
            isEditing={segment.key === openKey && isEditing}
            draft={drafts[segment.key] ?? null}
            failure={failure?.key === segment.key ? failure.sentence : null}
            type={(text) => keep(segment.key, { text, base: drafts[segment.key]?.base ?? segment.target ?? '' })}
            discard={() => {
              keep(segment.key, null)
              forget()
              setEditing(false)
            }}
            open={(editing) => open(segment.key === openKey && !editing ? null : segment.key, editing)}
            save={(goOn) => save(segment.key, goOn)}
            approve={(goOn) => approve(segment.key, goOn)}
          />
        ))}
      </ol>
      {sheet.reports.length > 0 && (
        <section className={styles.elsewhere}>
          <h2>{texts.sheet.reportsElsewhere}</h2>
          {sheet.reports.map((report) => (
            <Report
              key={report.id}
              {...{ report, change, isBusy }}
              locale={sheet.locale}
              now={sheet.now}
              mayChange={sheet.mayChange}
            />
          ))}
        </section>
      )}
    </>
  )
}
