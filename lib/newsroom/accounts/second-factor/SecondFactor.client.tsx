'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { NewsroomTexts } from '../../admin/texts/id.ts'
import { agentName } from '../agent-name.ts'
import type { Security, SecurityWish } from '../security.ts'
import { AskFor } from './AskFor.client.tsx'
import { EnrolmentPicture } from './EnrolmentPicture.client.tsx'
import { makePasskey, type NewPasskeyOptions } from './passkey.client.ts'
import { RecoveryCodes } from './RecoveryCodes.client.tsx'

/** What the server answers to a wish about the second factor. */
export type Made = {
  readonly enrolment?: { readonly picture: string; readonly secret: string }
  readonly passkey?: NewPasskeyOptions
  readonly recoveryCodes?: readonly string[]
}

/** What is to be done once the password has been typed. */
type Asking =
  | { readonly what: 'enrolApp' | 'removeApp' | 'renewCodes' | 'offerPasskey' }
  | { readonly what: 'removePasskey'; readonly passkey: string }

type Props = {
  readonly texts: Pick<NewsroomTexts, 'signIn' | 'security'>
  readonly known: Security & Made
  /** Asks the server; null if it refused, and that has been said. */
  readonly ask: (wish?: SecurityWish) => Promise<Made | null>
  readonly say: (sentence: string) => void
  readonly moment: (at: string) => string
}

/** The second factor of an account: an authenticator app, passkeys, and recovery codes. */
export function SecondFactor({ texts: { signIn, security }, known, ask, say, moment }: Props) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const { own, secondFactor, enrolment, recoveryCodes } = known
  const { app, passkeys, demanded } = secondFactor
  const isOn = app || passkeys.length > 0

  async function goOn({ password = '', name = '' }: Readonly<Record<string, string>>) {
    if (!asking) return
    const answer = await ask({ ...asking, password })
    if (!answer) return
    setAsking(null)
    if (!answer.passkey) return
    const made = await makePasskey(answer.passkey, signIn)
    if (made.kind === 'failed') say(made.sentence)
    else await ask({ what: 'addPasskey', name, passkey: made.response })
  }

  const choice = (wish: Asking, label: string) =>
    own &&
    !asking &&
    !enrolment && (
      <Button size="small" buttonStyle="secondary" onClick={() => setAsking(wish)}>
        {label}
      </Button>
    )
  return (
    <>
      <h3>{security.secondFactor}</h3>
      <p>
        {isOn ? `${security.on} ${secondFactor.recoveryCodes}.` : security.off} {demanded && security.demanded}
      </p>
      {recoveryCodes && <RecoveryCodes codes={recoveryCodes} texts={signIn} done={() => void ask()} />}
      {asking && (
        <AskFor
          fields={[
            ...(asking.what === 'offerPasskey' ? [nameField(security.passkeyName)] : []),
            { name: 'password', label: security.yourPassword, type: 'password', autoComplete: 'current-password' },
          ]}
          action={security.goOn}
          send={(values) => void goOn(values)}
          cancel={{ label: security.cancel, act: () => setAsking(null) }}
        />
      )}
      {enrolment && (
        <>
          <p>{signIn.scan}</p>
          <EnrolmentPicture enrolment={enrolment} texts={signIn} />
          <AskFor
            fields={[{ name: 'code', label: signIn.appCode, type: 'text', autoComplete: 'one-time-code' }]}
            action={security.confirm}
            send={({ code = '' }) => void ask({ what: 'confirmApp', code })}
            cancel={{ label: security.cancel, act: () => void ask() }}
          />
        </>
      )}
      <ul className="account-security__list">
        <li>
          <span>
            {security.app} · {app ? security.appOn : security.appOff}
          </span>
          {app ? choice({ what: 'removeApp' }, security.removeApp) : choice({ what: 'enrolApp' }, security.setUpApp)}
        </li>
        {passkeys.map(({ id, name, addedAt, usedAt }) => (
          <li key={id}>
            <span>
              {security.passkey} · <bdi>{name}</bdi> · {security.passkeyAdded.replace('{when}', moment(addedAt))} ·{' '}
              {usedAt ? security.passkeyUsed.replace('{when}', moment(usedAt)) : security.passkeyUnused}
            </span>
            {choice({ what: 'removePasskey', passkey: id }, security.removePasskey)}
          </li>
        ))}
      </ul>
      <p className="account-security__choices">
        {choice({ what: 'offerPasskey' }, security.addPasskey)}
        {isOn && choice({ what: 'renewCodes' }, security.renewCodes)}
        {isOn && !own && (
          <Button size="small" buttonStyle="secondary" onClick={() => void ask({ what: 'removeAll' })}>
            {security.remove}
          </Button>
        )}
      </p>
      {own && <p className="account-security__help">{security.passkeyHelp}</p>}
    </>
  )
}

const nameField = (label: string) =>
  ({ name: 'name', label, type: 'text', autoComplete: 'off', initial: agentName(navigator.userAgent) }) as const
