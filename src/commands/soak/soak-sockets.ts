import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** Connections that keep a server busy without asking anything. */
export interface BadClients {
  /** Those that the server has not closed. */
  open(): number
  close(): void
}

const post = 'POST /api/v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'

/** Kinds of them: what each sends at first, and then every second. */
export const badClients = {
  idle: { first: '', eachSecond: '' },
  'slow body': { first: `${post}Content-Length: 5000\r\n\r\n{"concern":"`, eachSecond: 'a' },
  'slow headers': { first: post, eachSecond: 'X-More: a\r\n' },
  'header flood': { first: post + `X-Flood: ${'a'.repeat(200)}\r\n`.repeat(200), eachSecond: '' },
} satisfies Record<string, { first: string; eachSecond: string }>

/** Opens them, a hundred at a time. @throws when the server does not take a connection */
export async function openBadClients(
  url: string,
  { first, eachSecond }: (typeof badClients)[keyof typeof badClients],
  count: number,
): Promise<BadClients> {
  const sockets: Socket[] = []
  const { hostname, port } = new URL(url)
  for (let n = 0; n < count; n += 100) {
    const some = Array.from({ length: Math.min(100, count - n) }, () => open(hostname, Number(port), first))
    sockets.push(...(await Promise.all(some)))
  }
  const timer = setInterval(() => {
    if (eachSecond) for (const socket of sockets) if (socket.writable) socket.write(eachSecond)
  }, 1000)
  return {
    open: () => sockets.filter(({ readyState }) => readyState === 'open').length,
    close() {
      clearInterval(timer)
      for (const socket of sockets) socket.destroy()
    },
  }
}

function open(host: string, port: number, first: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => {
      if (first) socket.write(first)
      // Afterward the server may close it: that is what is counted.
      socket.on('error', () => {})
      socket.resume()
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

/** Waits until the server has closed all of them. @returns seconds; null if it takes longer than that */
export async function untilClosed(clients: BadClients, maxSeconds: number): Promise<number | null> {
  const began = performance.now()
  while (performance.now() - began < maxSeconds * 1000) {
    if (clients.open() === 0) return (performance.now() - began) / 1000
    await delay(100)
  }
  return null
}
