// The sign-in page, in place of Payload's: it asks for the second factor, and sets it up where a role needs one.
import { redirect } from 'next/navigation'
import { type AdminViewServerProps, getRequestLanguage, parseCookies } from 'payload'
import { getSafeRedirect } from 'payload/shared'
import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'
import { Wordmark } from '../admin/wordmark.tsx'
import { LoginForm } from './LoginForm.client.tsx'

export function LoginView({ initPageResult: { req }, searchParams }: AdminViewServerProps) {
  const { config } = req.payload
  const { admin } = config.routes
  const leadsTo = getSafeRedirect({ fallbackTo: admin, redirectTo: searchParams?.redirect ?? admin })
  if (req.user) redirect(leadsTo)
  const language = getRequestLanguage({ config, cookies: parseCookies(req.headers), headers: req.headers })
  const { signIn } = textsIn(language as Locale)
  return (
    <>
      <div className="login__brand">
        <Wordmark />
      </div>
      <LoginForm texts={signIn} leadsTo={leadsTo} forgot={`${admin}${config.admin.routes.forgot}`} />
    </>
  )
}
