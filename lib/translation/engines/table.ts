// The list of engines: to add one, write its file and add its line.
import { deepl } from './deepl.ts'
import { libretranslate } from './libretranslate.ts'
import { openai } from './openai.ts'

export const engineTable = { openai, deepl, libretranslate }

/** As they stand in TRANSLATION_ENGINES, and in the provenance of segments. */
export type EngineName = keyof typeof engineTable
export const engineNames = Object.keys(engineTable) as [EngineName, ...EngineName[]]
