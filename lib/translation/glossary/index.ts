// The newsroom's glossary: how terms are said in each language.
export { loadGlossary } from './load.ts'
export { type GlossaryEntry, termsIn } from './terms.ts'
