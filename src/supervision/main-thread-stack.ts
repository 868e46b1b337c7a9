import { type Debugger, Session } from 'node:inspector'
import { setTimeout as sleep } from 'node:timers/promises'

/** A loop or a regular expression pauses at once; what runs outside of JavaScript does not. */
const pauseMs = 1000
const maxFrames = 30

/**
 * Where the main thread is, innermost first: `match (file:///…/match.js:12:5)`. It is paused for that and not let go again.
 * Only in a worker thread.
 */
export async function mainThreadStack(): Promise<string[]> {
  const session = new Session()
  session.connectToMainThread()
  const paused = new Promise<string[]>((resolve) => {
    session.once('Debugger.paused', ({ params }) =>
      resolve(params.callFrames.slice(0, maxFrames).map(describeFrame)),
    )
  })
  session.post('Debugger.enable')
  session.post('Debugger.pause')
  return await Promise.race([paused, sleep(pauseMs, ['not in JavaScript: in SQLite, the disk or the like'])])
}

function describeFrame({ functionName, url, location }: Debugger.CallFrame): string {
  const place = `${url}:${location.lineNumber + 1}:${(location.columnNumber ?? 0) + 1}`
  return `${functionName || '(anonymous)'} (${place})`
}
