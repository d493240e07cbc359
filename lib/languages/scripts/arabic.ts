import type { Language } from '../language.ts'
import { spacedWords } from './spacing.ts'

export const arabicScript = { ...spacedWords, latinLetters: false } as const satisfies Partial<Language>
