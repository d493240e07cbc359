import type { PayloadRequest } from 'payload'
import { interfaceLanguage } from '../read/sheet.ts'
import { deskTexts } from '../texts.ts'
import type { DeskSettings } from './DeskRoot.client.tsx'

/** Texts, language and admin path for the desk's components. */
export const deskSettings = (req: PayloadRequest): DeskSettings => ({
  texts: deskTexts(req),
  language: interfaceLanguage(req),
  admin: req.payload.config.routes.admin,
})
