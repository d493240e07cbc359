import type { PayloadRequest } from 'payload'
import { textsFor } from '#lib/newsroom/admin/labels.ts'
import { languageOf } from '../read/sheet.ts'
import type { Setting } from './DeskRoot.client.tsx'

/** What the desk's parts need of the request that they are rendered for. */
export const settingFor = (req: PayloadRequest): Setting => ({
  texts: textsFor(req).desk,
  language: languageOf(req),
  admin: req.payload.config.routes.admin,
})
