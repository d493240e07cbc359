import type { PayloadRequest } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { readTimeZone } from '#lib/newsroom/site-zone.ts'
import { interfaceLanguage } from '../read/sheet.ts'
import { deskTexts } from '../texts.ts'
import type { DeskSettings } from './DeskRoot.client.tsx'

/** Texts, language, time zone and admin path for the desk's components. */
export const deskSettings = async (req: PayloadRequest): Promise<DeskSettings> => ({
  texts: deskTexts(req),
  language: interfaceLanguage(req),
  timeZone: await readTimeZone(pool()),
  admin: req.payload.config.routes.admin,
})
