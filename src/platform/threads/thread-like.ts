/** What `keepThread` needs of a thread: a worker thread has it, and a process by `startProcessThread`. */
export interface ThreadLike {
  on(event: 'message' | 'error' | 'exit', listener: (value: unknown) => void): unknown
  once(event: 'exit', listener: () => void): unknown
  postMessage(message: object): void
  terminate(): Promise<unknown>
  ref(): void
  unref(): void
  /** `idle` grows while its event loop turns. */
  performance: { eventLoopUtilization(): { idle: number } }
}
