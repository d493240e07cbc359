'use client'

import { Button, Link, useTranslation } from '@payloadcms/ui'
import { type FormEvent, useState } from 'react'
import type { NewsroomTexts } from '../admin/texts/id.ts'
import { EnrolmentPicture } from './EnrolmentPicture.client.tsx'
import { RecoveryCodes } from './RecoveryCodes.client.tsx'

type Enrolment = { readonly picture: string; readonly secret: string }
/** What the server answers: `lib/newsroom/accounts/sign-in.ts`. */
type Answer = {
  readonly recoveryCodes?: readonly string[]
  readonly errors?: readonly {
    readonly message: string
    readonly data?: {
      readonly secondFactor?: 'code' | 'enrol'
      readonly errors?: readonly { message: string }[]
    } & Partial<Enrolment>
  }[]
}

type Props = { readonly texts: NewsroomTexts['signIn']; readonly leadsTo: string; readonly forgot: string }

export function LoginForm({ texts, leadsTo, forgot }: Props) {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | null>(null)
  const [sentence, setSentence] = useState<{ readonly text: string; readonly kind: 'error' | 'hint' } | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const goOn = () => window.location.assign(leadsTo)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setIsBusy(true)
    const answer = await ask({ email, password, ...(asksCode ? { code } : {}) })
    if (answer === null) setSentence({ text: texts.noAnswer, kind: 'error' })
    else if (!answer.errors) {
      if (!answer.recoveryCodes) return goOn()
      setRecoveryCodes(answer.recoveryCodes)
    } else {
      const [first] = answer.errors
      const wanted = first?.data?.secondFactor
      const { picture, secret } = first?.data ?? {}
      if (picture && secret) setEnrolment({ picture, secret })
      setSentence({
        text: first?.data?.errors?.map(({ message }) => message).join(' ') ?? first?.message ?? texts.noAnswer,
        kind: wanted && !asksCode ? 'hint' : 'error',
      })
      setCode('')
      if (wanted) setAsksCode(true)
    }
    setIsBusy(false)
  }

  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} texts={texts} done={goOn} />
  return (
    <form className="login__form" method="post" onSubmit={submit}>
      <div className="login__form__inputWrap">
        <div className="field-type email" hidden={asksCode}>
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
        <div className="field-type password" hidden={asksCode}>
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
        {enrolment && <EnrolmentPicture enrolment={enrolment} texts={texts} />}
        {asksCode && (
          <div className="field-type text">
            <label className="field-label" htmlFor="field-code">
              {texts.code}
            </label>
            <input
              id="field-code"
              name="code"
              type="text"
              dir="ltr"
              inputMode={enrolment ? 'numeric' : 'text'}
              autoComplete="one-time-code"
              // biome-ignore lint/a11y/noAutofocus: it is the only field of this step
              autoFocus
              required
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </div>
        )}
        <p className="login__sentence" data-kind={sentence?.kind} role="alert">
          {sentence?.text}
        </p>
      </div>
      {asksCode ? (
        <button type="button" className="login__back" onClick={() => window.location.reload()}>
          {texts.back}
        </button>
      ) : (
        <Link href={forgot} prefetch={false}>
          {t('authentication:forgotPasswordQuestion')}
        </Link>
      )}
      <Button type="submit" size="large" disabled={isBusy}>
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
