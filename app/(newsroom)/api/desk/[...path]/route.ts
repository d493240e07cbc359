import { handleDeskRequest } from '#lib/translation-desk/http.ts'
import config from '#payload.config.ts'

const answer = (request: Request) => handleDeskRequest(config, request)

export const GET = answer
export const POST = answer
