import type { Log } from '../web/log.js'
import type { StageTime } from '../web/request-context.js'

/** Which requests are traced, as OpenTelemetry names the ways. */
export const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const

/** Where traces go, and which. */
export interface TraceSettings {
  /** The collector, without a slash at its end; `/v1/traces` is added. */
  endpoint: string
  /** Sent with each batch; may hold a key. */
  headers: Readonly<Record<string, string>>
  serviceName: string
  sampler: (typeof samplers)[number]
  /** Of requests, for `traceidratio`. */
  share: number
}

/** What a trace tells of a request. Nothing of what was typed, who asked, or which answer was read. */
export interface TracedRequest {
  id: string
  method: string
  /** Pattern of the route: `/es/answers/:code`; null where no route answered. */
  route: string | null
  status: number
  /** The client went away before its answer was sent. */
  cut: boolean
  stages: readonly StageTime[]
}

/** Sends a span for each request to a collector, with one below it for each stage. */
export interface Traces {
  /**
   * Begins a request.
   * @param traceparent the caller's, as W3C Trace Context writes it
   * @returns ends it; null if this request is not traced
   */
  begin(traceparent: string | undefined): ((request: TracedRequest) => void) | null
  /** Sends what is left, if that takes no longer than the limit. Never rejects. */
  close(limitMs: number): Promise<void>
}

/** Loads OpenTelemetry: only where traces are asked for, as it takes memory and time to start. */
export async function openTraces(settings: TraceSettings, log: Log): Promise<Traces> {
  const { createOtlpTraces } = await import('./otlp-traces.js')
  return createOtlpTraces(settings, log)
}
