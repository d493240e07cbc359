import type { Language } from '../language.ts'
import { unspacedWords } from './spacing.ts'

/** Chinese and Japanese. */
export const hanScript = { ...unspacedWords, latinLetters: false } as const satisfies Partial<Language>
