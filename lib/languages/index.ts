// The languages of the editions. Browser code imports lib/locales.ts instead: the lists of words here are large.
import type { Locale } from '#lib/locales.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { id } from './id.ts'
import { ja } from './ja.ts'
import type { Language } from './language.ts'
import { zh } from './zh.ts'

export type { Language }

export const languages: Readonly<Record<Locale, Language>> = { id, en, zh, ja, ar, fr }
