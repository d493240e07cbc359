// A Node server that answers every request alike and does nothing else: the cost of Node's `http`. The parent process
// sends the answers and gets the port.
import { createServer } from 'node:http'

export type BareAnswer = {
  /** Alternating names and values. */
  readonly headers: readonly string[]
  /** In Base64. */
  readonly body: string
}

export type BareAnswers = {
  readonly full: BareAnswer
  /** Status 304, for requests with `If-None-Match`. */
  readonly unchanged: BareAnswer
}

process.once('message', ({ full, unchanged }: BareAnswers) => {
  const body = Buffer.from(full.body, 'base64')
  const server = createServer((request, response) => {
    const known = request.headers['if-none-match'] !== undefined
    response.writeHead(known ? 304 : 200, [...(known ? unchanged : full).headers])
    response.end(known ? undefined : body)
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object') process.send?.(address?.port)
  })
})
