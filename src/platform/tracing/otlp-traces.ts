import { type Context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { ExportResultCode, parseTraceParent } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base'
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_SERVICE_NAME,
} from '@opentelemetry/semantic-conventions'
import { settlesWithin } from '../threads/settles-within.js'
import type { Log } from '../web/log.js'
import type { TracedRequest, TraceSettings, Traces } from './traces.js'

/** For one batch, tries again included; in milliseconds. A collector that hangs may keep a stopping process for so long. */
const maxSendingMs = 2000
/** A question has about twenty spans. What does not fit, because no collector takes it, is dropped. */
const maxWaitingSpans = 2048
/** Writing them down takes the main thread a few milliseconds. */
const spansPerBatch = 256

/** Loaded only where traces are asked for: import it from `traces.ts` alone. */
export function createOtlpTraces(settings: TraceSettings, log: Log): Traces {
  const { endpoint, headers, serviceName } = settings
  const exporter = new OTLPTraceExporter({
    url: `${endpoint}/v1/traces`,
    headers: { ...headers },
    timeoutMillis: maxSendingMs,
  })
  const provider = new BasicTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ [ATTR_SERVICE_NAME]: serviceName })),
    sampler: samplerOf(settings),
    spanProcessors: [
      new BatchSpanProcessor(sayingOnce(exporter, log), {
        maxQueueSize: maxWaitingSpans,
        maxExportBatchSize: spansPerBatch,
        exportTimeoutMillis: maxSendingMs,
      }),
    ],
  })
  const tracer = provider.getTracer('who-to-ask')

  return {
    begin(traceparent) {
      const start = performance.now()
      // The clock may be set while a request runs; that of `performance` drifts from it over weeks.
      const zero = Date.now() - start
      const options = { kind: SpanKind.SERVER, startTime: zero + start }
      const span = tracer.startSpan('request', options, parentOf(traceparent))
      if (!span.isRecording()) return null
      return ({ stages, ...request }) => {
        const below = trace.setSpan(ROOT_CONTEXT, span)
        for (const { name, start: from, end } of stages)
          tracer.startSpan(name, { startTime: zero + from }, below).end(zero + end)
        span.updateName(request.route === null ? request.method : `${request.method} ${request.route}`)
        span.setAttributes(attributesOf(request))
        if (request.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
        span.end(zero + performance.now())
      }
    },
    async close(limitMs) {
      await settlesWithin(
        limitMs,
        provider.shutdown().catch(() => {}),
      )
    },
  }
}

/** Of `tracestate` nothing is taken over: it may hold any words of the caller's. */
function parentOf(traceparent: string | undefined): Context {
  const caller = parseTraceParent(traceparent ?? '')
  return caller ? trace.setSpanContext(ROOT_CONTEXT, { ...caller, isRemote: true }) : ROOT_CONTEXT
}

function attributesOf({ id, method, route, status, cut }: Omit<TracedRequest, 'stages'>) {
  const error = cut ? 'cut' : status >= 500 ? String(status) : null
  return {
    [ATTR_HTTP_REQUEST_METHOD]: method,
    [ATTR_HTTP_RESPONSE_STATUS_CODE]: status,
    ...(route === null ? {} : { [ATTR_HTTP_ROUTE]: route }),
    ...(error === null ? {} : { [ATTR_ERROR_TYPE]: error }),
    'whotoask.request_id': id,
  }
}

function samplerOf({ sampler, share }: TraceSettings): Sampler {
  const way = sampler.replace('parentbased_', '')
  const root =
    way === 'always_off'
      ? new AlwaysOffSampler()
      : way === 'always_on'
        ? new AlwaysOnSampler()
        : new TraceIdRatioBasedSampler(share)
  return way === sampler ? root : new ParentBasedSampler({ root })
}

/** Says once that the collector takes nothing, and once that it does again. */
function sayingOnce(exporter: SpanExporter, log: Log): SpanExporter {
  let fails = false
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.code !== ExportResultCode.SUCCESS
        if (failed && !fails)
          log.warn({ fault: faultOf(result.error) }, 'The collector takes no traces; they are dropped')
        if (!failed && fails) log.warn({}, 'The collector takes traces again')
        fails = failed
        done(result)
      })
    },
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  }
}

/** A connection that is refused on two addresses has a code, but no message. */
const faultOf = (error: (Error & { code?: unknown }) | undefined) =>
  [error?.code, error?.message].filter(Boolean).join(' ')
