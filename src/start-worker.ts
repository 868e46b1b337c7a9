import { Worker } from 'node:worker_threads'

/**
 * Starts a worker thread from a source file, built or not.
 * @param name the file beside the caller, without its ending: `./model-worker`
 * @param caller the caller's `import.meta.url`
 */
export function startWorker(name: string, caller: string, workerData: unknown): Worker {
  if (!caller.endsWith('.ts')) return new Worker(new URL(`${name}.js`, caller), { workerData })
  // Node 20 does not hand the loader for TypeScript on to worker threads: this one registers it for itself.
  const file = JSON.stringify(new URL(`${name}.ts`, caller).href)
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(start, { eval: true, workerData })
}
