import type { CheckId } from '../check.ts'

/** What each check says to an editor; `{name}` stands for a value of the warning's detail. */
export type Sentences = Readonly<Record<CheckId, string>>
