import type { PayloadRequest } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { interfaceLanguage } from '#lib/newsroom/admin/labels.ts'
import { readTimeZone } from '#lib/newsroom/site-zone.ts'
import { deskTexts } from '../texts.ts'
import type { DeskSettings } from './DeskRoot.client.tsx'

/** Texts, language, time zone and admin path for the desk's components. */
export const deskSettings = async (req: PayloadRequest): Promise<DeskSettings> => ({
  texts: deskTexts(req),
  language: interfaceLanguage(req.i18n.language),
  timeZone: await readTimeZone(pool()),
  admin: req.payload.config.routes.admin,
})
