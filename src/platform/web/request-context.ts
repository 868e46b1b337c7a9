import { AsyncLocalStorage } from 'node:async_hooks'
import { getEnvironmentData, setEnvironmentData } from 'node:worker_threads'

/** What is known of the request that is being answered. */
export interface RequestContext {
  /** In the answer's X-Request-Id, and in each log line. */
  id: string
  /** Receives the stages of its answer; absent while nobody traces it. */
  stages?: StageTime[]
}

/** One stage of an answer, by the clock of `performance.now`. */
export interface StageTime {
  name: string
  start: number
  end: number
}

/** A page of staff may ask hundreds of test questions: the first tell enough. */
const maxStages = 200

const storage = new AsyncLocalStorage<RequestContext>()
/** Where a thread finds the id of the request that started it. */
const inThread = 'request-id'

/** Runs work, and all that it starts, as part of a request. */
export function asRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work)
}

/** Runs work that outlives the request that happens to start it. */
export function outsideRequests<T>(work: () => T): T {
  return storage.exit(work)
}

/** The request whose answer this is part of; null for none. */
export function currentRequest(): RequestContext | null {
  return storage.getStore() ?? null
}

/** Notes a stage that ends now, for the trace of the current request. @param start by `performance.now` */
export function noteStage(name: string, start: number, end = performance.now()): void {
  const stages = storage.getStore()?.stages
  if (stages && stages.length < maxStages) stages.push({ name, start, end })
}

/** Its id, also in a thread that the request started; null for none. */
export function currentRequestId(): string | null {
  return storage.getStore()?.id ?? (getEnvironmentData(inThread) as string | undefined) ?? null
}

/** Starts a thread that knows the id of the current request. */
export function startingThread<T>(start: () => T): T {
  setEnvironmentData(inThread, currentRequestId() ?? undefined)
  try {
    return start()
  } finally {
    setEnvironmentData(inThread, undefined)
  }
}
