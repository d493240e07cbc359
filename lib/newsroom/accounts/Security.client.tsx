'use client'

import { Button, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { NewsroomTexts } from '../admin/texts/id.ts'
import { agentName } from './agent-name.ts'
import { type Made, SecondFactor } from './second-factor/SecondFactor.client.tsx'
import type { Security as Known, SecurityWish } from './security.ts'

type Answer = Known & Made & { readonly errors?: readonly { readonly message: string }[] }
type Props = { readonly texts: Pick<NewsroomTexts, 'signIn' | 'security'>; readonly zone: string }

/** On an account's page: its sessions, and its second factor. */
export function SecurityPanel({ texts, zone }: Props) {
  const { signIn, security } = texts
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  const [known, setKnown] = useState<Answer | null>(null)
  const [sentence, setSentence] = useState('')
  const ask = useCallback(
    async (wish?: SecurityWish) => {
      const sent = wish && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(wish),
      }
      const answer = await fetch(`/api/users/${id}/security`, sent).catch(() => null)
      const said = answer && ((await answer.json().catch(() => null)) as Answer | null)
      if (!said || said.errors) {
        setSentence(said?.errors?.[0]?.message ?? signIn.noAnswer)
        return null
      }
      setSentence('')
      setKnown(said)
      return said
    },
    [id, signIn],
  )
  useEffect(() => {
    if (id !== undefined) void ask()
  }, [ask, id])
  if (id === undefined || !known) return null

  const { own, sessions } = known
  const moments = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  const moment = (at: string) => moments.format(new Date(at))
  return (
    <section className="account-security">
      <SecondFactor texts={texts} known={known} ask={ask} say={setSentence} moment={moment} />
      <p className="account-security__sentence" role="alert">
        {sentence}
      </p>
      <h3>{security.sessions}</h3>
      <ul className="account-security__list">
        {sessions.map(({ id: session, since, address, agent, current }) => (
          <li key={session}>
            <span>
              {moment(since)} · <bdi>{agentName(agent) || security.unknownBrowser}</bdi>
              {address && (
                <>
                  {' '}
                  · <bdi>{address}</bdi>
                </>
              )}
            </span>
            {current ? (
              <em>{security.thisOne}</em>
            ) : (
              <Button size="small" buttonStyle="subtle" onClick={() => void ask({ what: 'endSession', session })}>
                {security.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.some(({ current }) => !current) && (
        <Button
          size="small"
          buttonStyle="secondary"
          onClick={() => void ask(own ? { what: 'endOthers' } : { what: 'endAll' })}
        >
          {own ? security.endOthers : security.endAll}
        </Button>
      )}
    </section>
  )
}
