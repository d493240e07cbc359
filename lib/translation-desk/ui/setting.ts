import type { PayloadRequest } from 'payload'
import { languageOf } from '../read/sheet.ts'
import { deskTexts } from '../texts.ts'
import type { Setting } from './DeskRoot.client.tsx'

/** What the desk's parts need of the request that they are rendered for. */
export const settingFor = (req: PayloadRequest): Setting => ({
  texts: deskTexts(req),
  language: languageOf(req),
  admin: req.payload.config.routes.admin,
})
