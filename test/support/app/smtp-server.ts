import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A letter as a mail server received it. */
export interface ReceivedLetter {
  to: string[]
  /** Headers and body, decoded. */
  text: string
  /** As it was sent. */
  raw: string
}

/** A real mail server on a free port of this computer. */
export interface TestMailServer {
  url: string
  port: number
  got: ReceivedLetter[]
  /** How it treats the next letters. `hang`: accepts the connection, and never replies to the recipient. */
  mood: 'take' | 'refuse' | 'later' | 'hang' | 'refuse-sender'
  close(): Promise<void>
}

/** @param port 0 for a free one */
export async function startMailServer(port = 0): Promise<TestMailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // A client that hangs must not keep it open.
    closeTimeout: 100,
    onMailFrom: (_address, _session, done) =>
      done(mail.mood === 'refuse-sender' ? replyWith(550, 'not from you') : null),
    onRcptTo(_address, _session, done) {
      if (mail.mood === 'hang') return
      if (mail.mood === 'refuse') return done(replyWith(550, 'no such mailbox'))
      done(mail.mood === 'later' ? replyWith(451, 'try again later') : null)
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (data: Buffer) => parts.push(data))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const raw = Buffer.concat(parts).toString('utf8')
        mail.got.push({ to, text: decoded(raw), raw })
        done()
      })
    },
  })
  // A client that gives up cuts the connection.
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const bound = (server.server.address() as AddressInfo).port
  const mail: TestMailServer = {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    got: [],
    mood: 'take',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return mail
}

function replyWith(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** Decodes quoted-printable. */
function decoded(mail: string): string {
  const joined = mail.replaceAll('=\r\n', '')
  const bytes = joined.replace(/((?:=[0-9A-F]{2})+)/g, (run) =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'),
  )
  return bytes.replaceAll('\r\n', '\n')
}
