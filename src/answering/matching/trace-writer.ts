import { noteStage } from '../../platform/web/request-context.js'
import type { Trace } from './match.js'

/** Records what each stage found and how long it took. */
export interface TraceWriter {
  stage<T>(name: string, run: () => T, note: (result: T) => Record<string, unknown>): T
  stageAsync<T>(name: string, run: () => Promise<T>, note: (result: T) => Record<string, unknown>): Promise<T>
  done(lang: string): Trace
}

export function startTrace(): TraceWriter {
  const stages: Trace['stages'] = []
  const write = (stage: string, started: number, note: Record<string, unknown>) => {
    const ended = performance.now()
    stages.push({ stage, ms: Math.round((ended - started) * 100) / 100, note })
    noteStage(stage, started, ended)
  }
  return {
    stage: (name, run, note) => {
      const started = performance.now()
      const result = run()
      write(name, started, note(result))
      return result
    },
    stageAsync: async (name, run, note) => {
      const started = performance.now()
      const result = await run()
      write(name, started, note(result))
      return result
    },
    done: (lang) => ({ lang, stages }),
  }
}
