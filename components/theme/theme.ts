// Runs before the first paint, from a small blocking file: a chosen theme shows without a flash of the other one.
import { readTheme, showTheme } from './choice.ts'

showTheme(readTheme())
