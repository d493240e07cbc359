import { answerDesk } from '#lib/translation-desk/http.ts'

export const GET = answerDesk
export const POST = answerDesk
