import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A span, as a collector keeps it. */
export interface CollectedSpan {
  name: string
  trace: string
  id: string
  /** Empty for none. */
  parent: string
  /** In milliseconds since 1970. */
  start: number
  end: number
  attributes: Record<string, unknown>
  isError: boolean
}

interface OtlpValue {
  stringValue?: string
  intValue?: number
  boolValue?: boolean
}

interface OtlpSpan {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: OtlpAttribute[]
  status?: { code?: number }
}

interface OtlpAttribute {
  key: string
  value: OtlpValue
}

const readAll = (attributes: OtlpAttribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? value.boolValue]),
  )

const msOf = (nanoseconds: string) => Number(BigInt(nanoseconds) / 1000n) / 1000

function readSpan(span: OtlpSpan): CollectedSpan {
  return {
    name: span.name,
    trace: span.traceId,
    id: span.spanId,
    parent: span.parentSpanId ?? '',
    start: msOf(span.startTimeUnixNano),
    end: msOf(span.endTimeUnixNano),
    attributes: readAll(span.attributes),
    isError: span.status?.code === 2,
  }
}

/** A real collector of traces, by OTLP over HTTP in JSON. */
export async function startTraceCollector() {
  const spans: CollectedSpan[] = []
  const resources: Record<string, unknown>[] = []
  const headers: NodeJS.Dict<string | string[]>[] = []
  const bodies: string[] = []
  let answers: number | 'nothing' = 200
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const bytes of req) body += bytes
    if (answers === 'nothing') return
    if (req.method !== 'POST' || req.url !== '/v1/traces') return res.writeHead(404).end()
    if (answers !== 200) return res.writeHead(answers).end()
    headers.push(req.headers)
    bodies.push(body)
    for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
      resources.push(readAll(resource.attributes))
      for (const scope of scopeSpans) spans.push(...scope.spans.map(readSpan))
    }
    res.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    resources,
    headers,
    /** What was sent, as it was sent. */
    bodies,
    /** Answers with this status from now on, or never. */
    answer: (how: number | 'nothing') => {
      answers = how
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
