import type { IncomingMessage, ServerResponse } from 'node:http'

export const bodyLimits = {
  /** At most 32 kB: 4 kbit/s, a phone at the edge of its network. */
  bodyMs: 60_000,
  /** Time for the rest of a body after its answer, such as a refused upload. */
  restMs: 20_000,
}
/** At most 100 MB, at 1 Mbit/s. */
export const maxUploadMs = 15 * 60_000

/** Ends a request whose body takes too long. Uploads have as long as the server gives any request. */
export function limitSlowBodies({ bodyMs, restMs } = bodyLimits) {
  return (req: IncomingMessage, res: ServerResponse): void => {
    const { 'content-length': length, 'transfer-encoding': encoding, 'content-type': type = '' } = req.headers
    if (encoding === undefined && !Number(length)) return
    let timer: NodeJS.Timeout | undefined
    const endIn = (ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => end(req, res), ms)
    }
    if (!type.startsWith('multipart/')) endIn(bodyMs)
    res.once('finish', () => !req.complete && endIn(restMs))
    for (const event of ['end', 'close']) req.once(event, () => clearTimeout(timer))
  }
}

/** Node's own words when a request takes too long. */
function end({ socket }: IncomingMessage, res: ServerResponse): void {
  if (!res.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
  socket.destroySoon()
}
