import { notFound, redirect } from 'next/navigation'
import type { PayloadRequest } from 'payload'
import { type Viewer, viewerOf } from '../viewer.ts'

/** The viewer of a page of the desk. Redirects to the sign-in page without one, which Payload doesn't do for custom pages. */
export function requireViewer(req: PayloadRequest): Viewer {
  const viewer = viewerOf(req)
  const { admin } = req.payload.config.routes
  const { login } = req.payload.config.admin.routes
  if (!viewer) redirect(`${admin}${login}?redirect=${encodeURIComponent(req.pathname ?? admin)}`)
  if (viewer.sees.length === 0) notFound()
  return viewer
}
