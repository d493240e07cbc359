'use client'

import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { useDesk } from './DeskRoot.client.tsx'
import styles from './Frame.module.css'

type Props = {
  readonly title: string
  /** Where this page stands below the desk; null: it is the desk. */
  readonly below?: string
  readonly links?: readonly { readonly href: string; readonly text: string }[]
  readonly children: ReactNode
}

/** A page of the desk: heading, links, place in the admin interface. */
export function Frame({ title, below, links = [], children }: Props) {
  const { texts, admin } = useDesk()
  const desk = { label: texts.title, url: `${admin}/translation-desk` }
  return (
    <Gutter className={styles.frame}>
      <SetStepNav nav={below === undefined ? [desk] : [desk, { label: below }]} />
      <main data-desk>
        {below === undefined && (
          <header className={styles.header}>
            <h1 className={styles.title}>{title}</h1>
            {links.map(({ href, text }) => (
              <a key={href} href={href}>
                {text}
              </a>
            ))}
          </header>
        )}
        {children}
      </main>
    </Gutter>
  )
}
