// An SMTP server on the loopback that keeps what it gets: https://www.rfc-editor.org/rfc/rfc5321
import { createServer, type Socket } from 'node:net'

export type SmtpStandIn = {
  readonly port: number
  /** Messages as they came, with their headers. */
  readonly messages: string[]
  /** What is said to RCPT TO; undefined: that it is all right. `silent`: nothing at all, to anything. */
  refusal: string | undefined
  silent: boolean
  close(): Promise<void>
}

export async function smtpStandIn(): Promise<SmtpStandIn> {
  const messages: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    if (stand.silent) return
    let buffer = ''
    let isData = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 stand-in')
    socket.on('data', (chunk) => {
      buffer += chunk.toString('utf8')
      for (;;) {
        const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n')
        if (end === -1) return
        const line = buffer.slice(0, end)
        buffer = buffer.slice(end + (isData ? 5 : 2))
        if (isData) {
          isData = false
          messages.push(line)
          say('250 taken')
        } else if (/^EHLO|^HELO/i.test(line)) say('250 stand-in')
        else if (/^RCPT/i.test(line)) say(stand.refusal ?? '250 ok')
        else if (/^DATA/i.test(line)) {
          isData = true
          say('354 go on')
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else say('250 ok')
      }
    })
  })
  const stand: SmtpStandIn = {
    port: 0,
    messages,
    refusal: undefined,
    silent: false,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return Object.assign(stand, { port: typeof address === 'object' && address ? address.port : 0 })
}
