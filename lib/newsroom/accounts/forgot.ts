// Asking for a link to set a new password. It is answered before anybody looks for the account: otherwise the time would
// tell which addresses have one.
import {
  addDataAndFileToRequest,
  createLocalReq,
  type Endpoint,
  type PayloadRequest,
  type TypedUser,
  ValidationError,
} from 'payload'
import { settings } from '#lib/runtime/settings.ts'
import { record } from '../audit/record.ts'
import { inRequestTransaction } from '../writing/request.ts'
import { askForLink } from './limits.ts'

/** Milliseconds after which the work begins; the answer is out by then. */
const pause = 50

/** Where a new password is set: at the newsroom's address, whatever host the request was sent to. */
export const resetLink = (token: string): string => `${settings().newsroomUrl}/admin/reset/${token}`

type Mailed = { readonly req?: PayloadRequest; readonly token?: string; readonly user?: TypedUser }

/** The mail with the link, in the language of who asked for it. */
export function resetMail({ req, token = '' }: Mailed = {}): string {
  const link = resetLink(token)
  return `<p>${req?.t('authentication:youAreReceivingResetPassword')}</p>
<p><a href="${link}">${link}</a></p>
<p>${req?.t('authentication:youDidNotRequestPassword')}</p>`
}

/** `POST /api/users/forgot-password` with `{email}`: the same answer whether the address has an account or not. */
export const forgotPassword: Endpoint = {
  path: '/forgot-password',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    const email = typeof req.data?.email === 'string' ? req.data.email.toLowerCase().trim() : ''
    if (email === '') {
      const errors = [{ path: 'email', message: req.t('validation:required') }]
      throw new ValidationError({ collection: 'users', errors }, req.t)
    }
    await askForLink(req)
    setTimeout(() => {
      mailLink(req, email).catch((err: unknown) => req.payload.logger.error({ err, msg: 'No link for a new password' }))
    }, pause)
    return Response.json({ message: req.t('general:success') })
  },
}

/** Makes the link and gives it to the mail, if there is such an account. */
async function mailLink({ payload, headers, i18n }: PayloadRequest, email: string): Promise<void> {
  // The request has been answered: this is one of its own, and nobody's, whoever is signed in.
  const req = await createLocalReq({ req: { headers, i18n, payloadAPI: 'REST' } }, payload)
  await inRequestTransaction(req, async (db) => {
    // A link that scripts/account has made stays: whoever got it must not lose it to a stranger who knows the address.
    // Payload notes when a link was asked for by mail; nobody asked for that one.
    const { rows } = await db.query<{ id: number }>(
      `SELECT id FROM users WHERE email = $1 AND disabled IS NOT TRUE AND NOT coalesce(
         reset_password_token IS NOT NULL AND reset_password_expiration > now() AND reset_password_requested_at IS NULL,
         false)`,
      [email],
    )
    const [account] = rows
    if (!account) return
    // Null: somebody has asked for one a moment ago.
    const token: string | null = await payload.forgotPassword({ collection: 'users', data: { email }, req })
    if (token) await record(req, { action: 'resetAsked', collection: 'users', document: account.id })
  })
}
