'use client'

import { Button, Link, useTranslation } from '@payloadcms/ui'
import { type FormEvent, useState } from 'react'
import type { NewsroomTexts } from '../admin/texts/id.ts'
import { EnrolmentPicture } from './second-factor/EnrolmentPicture.client.tsx'
import {
  makePasskey,
  type NewPasskeyOptions,
  type PasskeyOptions,
  signWithPasskey,
} from './second-factor/passkey.client.ts'
import { RecoveryCodes } from './second-factor/RecoveryCodes.client.tsx'

/** What is asked for beside the password: `lib/newsroom/accounts/sign-in.ts`. */
type Wanted =
  | { readonly secondFactor: 'code'; readonly app: boolean; readonly passkey: PasskeyOptions | null }
  | {
      readonly secondFactor: 'enrol'
      readonly picture: string
      readonly secret: string
      readonly passkey: NewPasskeyOptions
    }
type Answer = {
  readonly recoveryCodes?: readonly string[]
  readonly errors?: readonly {
    readonly message: string
    readonly data?: Wanted | { readonly errors?: readonly { message: string }[] }
  }[]
}

type Props = { readonly texts: NewsroomTexts['signIn']; readonly leadsTo: string; readonly forgot: string }

export function LoginForm({ texts, leadsTo, forgot }: Props) {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | null>(null)
  const [sentence, setSentence] = useState<{ readonly text: string; readonly kind: 'error' | 'hint' } | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const goOn = () => window.location.assign(leadsTo)

  async function send(proof: object) {
    const answer = await ask({ email, password, ...proof })
    if (answer === null) setSentence({ text: texts.noAnswer, kind: 'error' })
    else if (!answer.errors) {
      if (!answer.recoveryCodes) return goOn()
      setRecoveryCodes(answer.recoveryCodes)
    } else {
      const [first] = answer.errors
      const data = first?.data
      const asksFor = data && 'secondFactor' in data ? data : null
      const faults = data && 'errors' in data ? data.errors?.map(({ message }) => message).join(' ') : undefined
      setSentence({ text: faults ?? first?.message ?? texts.noAnswer, kind: asksFor && !wanted ? 'hint' : 'error' })
      setCode('')
      if (asksFor) setWanted(asksFor)
    }
    setIsBusy(false)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setIsBusy(true)
    void send(wanted ? { code } : {})
  }
  async function withPasskey() {
    if (!wanted?.passkey) return
    setIsBusy(true)
    const outcome =
      wanted.secondFactor === 'enrol'
        ? await makePasskey(wanted.passkey, texts)
        : await signWithPasskey(wanted.passkey, texts)
    if (outcome.kind === 'failed') {
      setSentence({ text: outcome.sentence, kind: 'error' })
      setIsBusy(false)
    } else
      await send(wanted.secondFactor === 'enrol' ? { newPasskey: outcome.response } : { passkey: outcome.response })
  }

  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} texts={texts} done={goOn} />
  const codeLabel = wanted?.secondFactor === 'enrol' ? texts.appCode : wanted?.app ? texts.code : texts.recoveryCode
  return (
    <form className="login__form" method="post" onSubmit={submit}>
      <div className="login__form__inputWrap">
        <div className="field-type email" hidden={wanted !== null}>
          <label className="field-label" htmlFor="field-email">
            {t('general:email')}
          </label>
          <input
            id="field-email"
            name="email"
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </div>
        <div className="field-type password" hidden={wanted !== null}>
          <label className="field-label" htmlFor="field-password">
            {t('general:password')}
          </label>
          <input
            id="field-password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </div>
        {wanted && (
          <p className="login__sentence" data-kind={sentence?.kind} role="alert">
            {sentence?.text}
          </p>
        )}
        {wanted?.passkey && (
          <Button
            type="button"
            size="large"
            buttonStyle={wanted.secondFactor === 'enrol' ? 'secondary' : 'primary'}
            disabled={isBusy}
            onClick={() => void withPasskey()}
          >
            {wanted.secondFactor === 'enrol' ? texts.setUpPasskey : texts.usePasskey}
          </Button>
        )}
        {wanted?.secondFactor === 'enrol' && <EnrolmentPicture enrolment={wanted} texts={texts} />}
        {wanted && (
          <div className="field-type text">
            <label className="field-label" htmlFor="field-code">
              {codeLabel}
            </label>
            <input
              id="field-code"
              name="code"
              type="text"
              dir="ltr"
              inputMode={wanted.secondFactor === 'enrol' ? 'numeric' : 'text'}
              autoComplete="one-time-code"
              // biome-ignore lint/a11y/noAutofocus: it is the only field of this step
              autoFocus={wanted.secondFactor === 'enrol' || !wanted.passkey}
              required
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </div>
        )}
        {!wanted && (
          <p className="login__sentence" data-kind={sentence?.kind} role="alert">
            {sentence?.text}
          </p>
        )}
      </div>
      {wanted ? (
        <button type="button" className="login__back" onClick={() => window.location.reload()}>
          {texts.back}
        </button>
      ) : (
        <Link href={forgot} prefetch={false}>
          {t('authentication:forgotPasswordQuestion')}
        </Link>
      )}
      <Button
        type="submit"
        size="large"
        disabled={isBusy}
        buttonStyle={wanted?.secondFactor === 'code' && wanted.passkey ? 'secondary' : 'primary'}
      >
        {t('authentication:login')}
      </Button>
    </form>
  )
}

/** The answer, whatever it is; null if none came. */
async function ask(data: object): Promise<Answer | null> {
  try {
    const answer = await fetch('/api/users/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(data),
    })
    return (await answer.json()) as Answer
  } catch {
    return null
  }
}
