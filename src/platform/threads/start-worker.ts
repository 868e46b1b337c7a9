import { type ResourceLimits, Worker } from 'node:worker_threads'
import { startingThread } from '../web/request-context.js'

/**
 * Starts a worker thread from a source file, built or not. Its log lines name the request that started it.
 * @param name the file next to the caller, without its extension: `./model-worker`
 * @param caller the caller's `import.meta.url`
 * @param resourceLimits memory limits of its engine; ours by default
 */
export function startWorker(
  name: string,
  caller: string,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Worker {
  return startingThread(() => start(name, caller, workerData, resourceLimits))
}

function start(name: string, caller: string, workerData: unknown, resourceLimits: ResourceLimits): Worker {
  const options = { workerData, resourceLimits }
  if (!caller.endsWith('.ts')) return new Worker(new URL(`${name}.js`, caller), options)
  // Node 20 does not pass the TypeScript loader on to worker threads: this one registers it itself.
  const file = JSON.stringify(new URL(`${name}.ts`, caller).href)
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(start, { ...options, eval: true })
}
