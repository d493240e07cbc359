import type { Language } from '../language.ts'
import { spacedWords } from './spacing.ts'

export const latinScript = { ...spacedWords, latinLetters: true } as const satisfies Partial<Language>
