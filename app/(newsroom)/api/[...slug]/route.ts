import { answerApi } from '#lib/newsroom/api/answer.ts'
import config from '#payload.config.ts'

const answer = (request: Request) => answerApi(config, request)

export const GET = answer
export const POST = answer
export const PUT = answer
export const PATCH = answer
export const DELETE = answer
export const OPTIONS = answer
