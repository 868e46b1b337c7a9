import { type ResourceLimits, Worker } from 'node:worker_threads'

/**
 * Starts a worker thread from a source file, built or not.
 * @param name the file beside the caller, without its ending: `./model-worker`
 * @param caller the caller's `import.meta.url`
 * @param resourceLimits how much memory its engine may take; as much as ours without it
 */
export function startWorker(
  name: string,
  caller: string,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Worker {
  const options = { workerData, resourceLimits }
  if (!caller.endsWith('.ts')) return new Worker(new URL(`${name}.js`, caller), options)
  // Node 20 does not hand the loader for TypeScript on to worker threads: this one registers it for itself.
  const file = JSON.stringify(new URL(`${name}.ts`, caller).href)
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(start, { ...options, eval: true })
}
