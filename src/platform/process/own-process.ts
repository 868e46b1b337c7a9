import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { fromRoot } from '../root.js'
import { ThreadFault, type ThreadName } from '../threads/thread-fault.js'

const ownProcessFlag = '--own-process'

/**
 * Starts a process from a source file, built or not, for one task that takes much memory: it all goes back to the system. A thread
 * leaves some of it, such as 75 of 300 MB after a catalog was compared.
 * @param name the file next to the caller, without its extension: `./catalog-worker`; it calls `answerInOwnProcess`
 * @param caller the caller's `import.meta.url`
 * @param flags of its Node, such as memory limits
 */
export function startProcess(name: string, caller: string, flags: readonly string[] = []): ChildProcess {
  const isBuilt = !caller.endsWith('.ts')
  const file = fileURLToPath(new URL(`${name}.${isBuilt ? 'js' : 'ts'}`, caller))
  // The loader is found from the working folder.
  const loader = isBuilt
    ? { execArgv: [...flags] }
    : { execArgv: ['--import', 'tsx', ...flags], cwd: fromRoot() }
  return fork(file, [ownProcessFlag], { serialization: 'advanced', ...loader })
}

/** Whether `startProcess` started this process. */
export const isOwnProcess = () => process.argv.includes(ownProcessFlag)

/**
 * Gives a process its task, and waits for it.
 * @param name of the work, for its fault
 * @returns its result, after the process has ended
 * @throws {ThreadFault} when it ends without a result, or takes longer than `maxMs` milliseconds. The process has ended by then
 */
export function processResult<R>(
  child: ChildProcess,
  task: unknown,
  { name, maxMs }: { name: ThreadName; maxMs: number },
): Promise<R> {
  return new Promise((resolve, reject) => {
    let answer: { result: R } | null = null
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      child.kill('SIGKILL')
    }, maxMs)
    child.on('message', (message) => {
      answer = message as { result: R }
    })
    child.once('error', () => {})
    child.once('close', () => {
      clearTimeout(timer)
      if (answer) resolve(answer.result)
      else reject(new ThreadFault(name, isLate ? 'silent' : 'ended'))
    })
    // One that ended at once is reported by its end.
    child.send(task as object, () => {})
  })
}

/** In a file that `startProcess` starts: does the task and ends. Does nothing in any other process. */
export function answerInOwnProcess<T>(work: (task: T) => Promise<unknown>): void {
  if (!isOwnProcess() || !process.send) return
  // The service is gone.
  process.once('disconnect', () => process.exit())
  process.once('message', async (task) => {
    process.send?.({ result: await work(task as T) }, undefined, {}, () => process.disconnect())
  })
}
