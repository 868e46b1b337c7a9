import { type Debugger, Session } from 'node:inspector'
import { setTimeout as sleep } from 'node:timers/promises'

/** JavaScript pauses at once, loops and regular expressions too; native code does not. */
const pauseMs = 2000
const maxFrames = 30

/**
 * The main thread's stack, innermost first: `match (file:///…/match.js:12:5)`. Pauses the thread for good. Only in a
 * worker thread.
 */
export async function mainThreadStack(): Promise<string[]> {
  const session = new Session()
  session.connectToMainThread()
  const scripts = new Map<string, string>()
  session.on('Debugger.scriptParsed', ({ params }) => scripts.set(params.scriptId, params.url))
  const paused = new Promise<string[]>((resolve) => {
    session.once('Debugger.paused', ({ params }) => {
      resolve(params.callFrames.slice(0, maxFrames).map((frame) => describeFrame(frame, scripts)))
    })
  })
  session.post('Debugger.enable')
  session.post('Debugger.pause')
  return await Promise.race([paused, sleep(pauseMs, ['not in JavaScript: in SQLite, the disk or the like'])])
}

function describeFrame(
  { functionName, location: { scriptId, lineNumber, columnNumber = 0 } }: Debugger.CallFrame,
  scripts: Map<string, string>,
): string {
  return `${functionName || '(anonymous)'} (${scripts.get(scriptId)}:${lineNumber + 1}:${columnNumber + 1})`
}
