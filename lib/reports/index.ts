// Problems that readers find in translations, on their way to the newsroom. Part of the reader site: no Payload.
export { createReports } from './requests.ts'
export { readReplyTexts } from './sentences.ts'
