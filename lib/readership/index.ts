// What readers read: counted without knowing who they are. Part of the reader site: no Payload.
export { createReadership } from './requests.ts'
