// Next calls these. An error while rendering is printed by Next itself, with its stack; this says which request it was.
import type { Instrumentation } from 'next'

export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(`${request.method} ${request.path} failed in ${context.routePath} (${context.routeType}): ${reason}`)
}
