'use client'

import { Button, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { NewsroomTexts } from '../admin/texts/id.ts'
import { agentName } from './agent-name.ts'
import { EnrolmentPicture } from './EnrolmentPicture.client.tsx'
import { RecoveryCodes } from './RecoveryCodes.client.tsx'
import type { Security as Known, SecurityWish } from './security.ts'

type Answer = Known & {
  readonly enrolment?: { readonly picture: string; readonly secret: string }
  readonly recoveryCodes?: readonly string[]
  readonly errors?: readonly { readonly message: string }[]
}
type Props = { readonly texts: Pick<NewsroomTexts, 'signIn' | 'security'>; readonly zone: string }

/** On an account's page: its sessions, and its second factor. */
export function SecurityPanel({ texts: { signIn, security }, zone }: Props) {
  const { id } = useDocumentInfo()
  const { i18n } = useTranslation()
  const [known, setKnown] = useState<Answer | null>(null)
  const [sentence, setSentence] = useState('')
  const [asking, setAsking] = useState<'enrol' | 'renewCodes' | 'remove' | null>(null)
  const ask = useCallback(
    async (wish?: SecurityWish) => {
      const sent = wish && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(wish),
      }
      const answer = await fetch(`/api/users/${id}/security`, sent).catch(() => null)
      const said = answer && ((await answer.json().catch(() => null)) as Answer | null)
      if (!said || said.errors) setSentence(said?.errors?.[0]?.message ?? signIn.noAnswer)
      else {
        setSentence('')
        setKnown(said)
      }
      return Boolean(said && !said.errors)
    },
    [id, signIn],
  )
  useEffect(() => {
    if (id !== undefined) void ask()
  }, [ask, id])
  if (id === undefined || !known) return null

  const { own, sessions, secondFactor, enrolment, recoveryCodes } = known
  const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  return (
    <section className="account-security">
      <h3>{security.secondFactor}</h3>
      <p>
        {secondFactor.on ? `${security.on} ${secondFactor.recoveryCodes}.` : security.off}{' '}
        {secondFactor.demanded && security.demanded}
      </p>
      {recoveryCodes && <RecoveryCodes codes={recoveryCodes} texts={signIn} done={() => void ask()} />}
      {enrolment && (
        <>
          <p>{signIn.scan}</p>
          <EnrolmentPicture enrolment={enrolment} texts={signIn} />
          <AskFor
            name="code"
            label={signIn.code}
            type="text"
            autoComplete="one-time-code"
            action={security.confirm}
            send={(code) => void ask({ what: 'confirm', code })}
          />
        </>
      )}
      {asking && (
        <AskFor
          name="password"
          label={security.yourPassword}
          type="password"
          autoComplete="current-password"
          action={security.goOn}
          send={async (password) => {
            if (await ask({ what: asking, password })) setAsking(null)
          }}
        />
      )}
      <p className="account-security__choices">
        {own && !secondFactor.on && !enrolment && !asking && (
          <Button size="small" buttonStyle="secondary" onClick={() => setAsking('enrol')}>
            {security.setUp}
          </Button>
        )}
        {own && secondFactor.on && !asking && (
          <Button size="small" buttonStyle="secondary" onClick={() => setAsking('renewCodes')}>
            {security.renewCodes}
          </Button>
        )}
        {secondFactor.on && !asking && (
          <Button
            size="small"
            buttonStyle="secondary"
            onClick={() => (own ? setAsking('remove') : void ask({ what: 'remove' }))}
          >
            {security.remove}
          </Button>
        )}
      </p>
      <p className="account-security__sentence" role="alert">
        {sentence}
      </p>
      <h3>{security.sessions}</h3>
      <ul className="account-security__sessions">
        {sessions.map(({ id: session, since, address, agent, current }) => (
          <li key={session}>
            <span>
              {moment.format(new Date(since))} · <bdi>{agentName(agent) || security.unknownBrowser}</bdi>
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

type AskForProps = {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'password'
  readonly autoComplete: string
  readonly action: string
  readonly send: (value: string) => void
}

/** One thing to type and send. It stands inside the account's own form, where another one can't stand. */
function AskFor({ name, label, type, autoComplete, action, send }: AskForProps) {
  const [value, setValue] = useState('')
  return (
    <div className={`field-type ${type} account-security__ask`}>
      <label className="field-label" htmlFor={`security-${name}`}>
        {label}
      </label>
      <input
        id={`security-${name}`}
        type={type}
        dir="ltr"
        autoComplete={autoComplete}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          send(value)
        }}
      />
      <Button size="small" onClick={() => send(value)}>
        {action}
      </Button>
    </div>
  )
}
