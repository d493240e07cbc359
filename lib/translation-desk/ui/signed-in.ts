import { notFound, redirect } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import { type Viewer, viewerOf } from '../viewer.ts'

/** Whoever looks at a page of the desk. Strangers are sent to sign in: Payload leaves that to pages of our own. */
export function signedIn(req: PayloadRequest): Viewer {
  const viewer = viewerOf(req)
  const { admin } = req.payload.config.routes
  const { login } = req.payload.config.admin.routes
  if (!viewer) redirect(`${admin}${login}?redirect=${encodeURIComponent(req.pathname ?? admin)}`)
  if (viewer.sees.length === 0) notFound()
  return viewer
}
