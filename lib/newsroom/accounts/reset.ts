// Setting a new password by a link: Payload's own signs in afterwards, also who has a second factor.
import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { generatePayloadCookie } from 'payload/shared'
import { connectionOf } from '../sql.ts'
import { inRequestTransaction } from '../writing/request.ts'
import { letIn } from './guard.ts'
import { wantsSecondFactor } from './second-factor/factors.ts'
import { endSessions } from './sessions.ts'

/** `POST /api/users/reset-password` with `{token, password}`. Who has a second factor signs in by themselves. */
export const resetPassword: Endpoint = {
  path: '/reset-password',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    const text = (name: string) => (typeof req.data?.[name] === 'string' ? (req.data[name] as string) : '')
    return inRequestTransaction(req, async () => {
      letIn(req)
      const data = { token: text('token'), password: text('password') }
      const result = await req.payload.resetPassword({ collection: 'users', data, overrideAccess: false, req })
      const signedIn = await maySignIn(req, Number(result.user.id))
      const message = req.t('authentication:passwordResetSuccessfully')
      if (!signedIn) return Response.json({ message })
      const cookie = generatePayloadCookie({
        collectionAuthConfig: req.payload.collections.users.config.auth,
        cookiePrefix: req.payload.config.cookiePrefix,
        token: result.token ?? '',
      })
      return Response.json({ message, ...result }, { headers: { 'Set-Cookie': cookie } })
    })
  },
}

/** Whether the link alone signs in; if not, the session that Payload has opened is closed again. */
async function maySignIn(req: PayloadRequest, id: number): Promise<boolean> {
  const db = await connectionOf(req)
  const user = await req.payload.findByID({ collection: 'users', id, depth: 0, req })
  if (!(await wantsSecondFactor(db, user))) return true
  await endSessions(db, id, 'all')
  req.user = null
  return false
}
