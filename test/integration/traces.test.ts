import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { Writable } from 'node:stream'
import request from 'supertest'
import { fromRoot } from '../../src/platform/root.js'
import { openTraces, type TraceSettings } from '../../src/platform/tracing/traces.js'
import { createLog } from '../../src/platform/web/log.js'
import { startRealService } from '../support/app/real-service.js'
import { ourProgram } from '../support/processes/our-program.js'
import { startTraceCollector } from '../support/processes/trace-collector.js'

const sentinel = 'Zwiebelfisch'
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const spanId = '00f067aa0ba902b7'

describe('Traces', () => {
  describe('of a running service', () => {
    let collector: Awaited<ReturnType<typeof startTraceCollector>>
    let logged: string
    const asked = { concern: `The bus of ${sentinel} is late`, school: null, lang: null }

    before(async () => {
      collector = await startTraceCollector()
      const service = await startRealService({
        MEANING: 'no',
        OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
        OTEL_EXPORTER_OTLP_HEADERS: 'api-key=a%20key,x-team=schools',
      })
      const { app } = service
      const { body } = await request(app)
        .post('/api/v1/ask')
        .set('traceparent', `00-${traceId}-${spanId}-01`)
        .set('tracestate', `vendor=${sentinel}`)
        .set('User-Agent', sentinel)
        .set('X-Request-Id', 'abcdef0123456789')
        .send(asked)
        .expect(200)
      await request(app).get(`/es/answers/${body.id}`).expect(200)
      await request(app).get(`/search?q=${sentinel}`).expect(200)
      await request(app).get(`/${sentinel}/${sentinel}?${sentinel}=1`).expect(404)
      await request(app).post('/api/v1/ask').set('traceparent', `00-${traceId}-${spanId}-00`).send(asked)
      await request(app).get('/').set('traceparent', `00-${sentinel}-${spanId}-01`).expect(200)
      logged = service.logged()
      // What waits is sent when the service stops.
      await service.remove()
      assert.doesNotMatch(collector.bodies.join(), new RegExp(body.id), 'no code of an answer')
    })
    after(() => collector.stop())

    const named = (name: string) => collector.spans.filter((span) => span.name === name)

    it('have a span for each request, and below it one for each stage of its answer', () => {
      const [ask] = named('POST /api/v1/ask')
      assert.ok(ask)
      const stages = collector.spans.filter(({ parent }) => parent === ask.id)
      const names = stages.map(({ name }) => name)
      for (const stage of ['redact', 'danger', 'place', 'terms', 'offices', 'decide', 'keep'])
        assert.ok(names.includes(stage), stage)
      for (const { trace, start, end } of stages) {
        assert.equal(trace, ask.trace)
        assert.ok(ask.start <= start && start <= end && end <= ask.end)
      }
      assert.ok(Math.abs(ask.start - Date.now()) < 600_000)
    })

    it('have the method, the route, the status, and the id of the request', () => {
      const [ask] = named('POST /api/v1/ask')
      assert.deepEqual(ask?.attributes, {
        'http.request.method': 'POST',
        'http.response.status_code': 200,
        'http.route': '/api/v1/ask',
        'whotoask.request_id': 'abcdef0123456789',
      })
      assert.equal(named('GET /es/answers/:code').length, 1)
      assert.equal(named('GET /search').length, 1)
      const [lost] = named('GET')
      assert.equal(lost?.attributes['http.response.status_code'], 404)
    })

    it('go on with the trace of the caller, and leave out what the caller does', () => {
      const [ask, ...others] = named('POST /api/v1/ask')
      assert.equal(ask?.trace, traceId)
      assert.equal(ask?.parent, spanId)
      assert.deepEqual(others, [], 'the caller does not trace the second question')
      const [home] = named('GET /')
      assert.equal(home?.parent, '')
      assert.notEqual(home?.trace, traceId)
    })

    it('hold no words, whatever is typed or sent', () => {
      assert.ok(collector.bodies.length > 0)
      assert.doesNotMatch(collector.bodies.join(), new RegExp(sentinel, 'i'))
      assert.doesNotMatch(collector.bodies.join(), /bus|127\.0\.0\.1|tracestate/i)
    })

    it('name the service, and bring the headers that the collector asks for', () => {
      assert.equal(collector.resources[0]?.['service.name'], 'who-to-ask')
      assert.equal(collector.headers[0]?.['api-key'], 'a key')
      assert.equal(collector.headers[0]?.['x-team'], 'schools')
      assert.doesNotMatch(logged, /collector/)
    })
  })

  const settings = { headers: {}, serviceName: 'who-to-ask', sampler: 'always_on', share: 1 } as const

  /** Traces with their own collector, and what they log. */
  async function open(change: Partial<TraceSettings> = {}) {
    const collector = await startTraceCollector()
    const lines: string[] = []
    const log = createLog(
      'debug',
      new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }),
    )
    const traces = await openTraces({ ...settings, endpoint: collector.url, ...change }, log)
    const trace = (times: number, traceparent?: string) => {
      const request = { id: 'abcdef01', method: 'GET', route: '/', status: 200, cut: false, stages: [] }
      for (let i = 0; i < times; i++) traces.begin(traceparent)?.(request)
    }
    return { collector, traces, trace, lines }
  }

  async function sampled(change: Partial<TraceSettings>, traceparent?: string): Promise<number> {
    const { collector, traces, trace } = await open(change)
    trace(100, traceparent)
    await traces.close(10_000)
    collector.stop()
    return collector.spans.length
  }

  it('are taken as the sampler says', async () => {
    const [callerTraces, callerDoesNot] = [`00-${traceId}-${spanId}-01`, `00-${traceId}-${spanId}-00`]
    assert.equal(await sampled({ sampler: 'always_on' }, callerDoesNot), 100)
    assert.equal(await sampled({ sampler: 'always_off' }, callerTraces), 0)
    assert.equal(await sampled({ sampler: 'parentbased_always_on' }, callerDoesNot), 0)
    assert.equal(await sampled({ sampler: 'parentbased_always_off' }, callerTraces), 100)
    assert.equal(await sampled({ sampler: 'parentbased_traceidratio', share: 0 }), 0)
    const half = await sampled({ sampler: 'traceidratio', share: 0.5 })
    assert.ok(half > 20 && half < 80, `${half} of 100`)
  })

  it('are dropped while the collector takes none, and missed once in the log', async () => {
    const { collector, traces, trace, lines } = await open()
    collector.answer(400)
    // Far more than may wait. Full batches are sent at once.
    for (let i = 0; i < 20; i++) {
      trace(1000)
      await new Promise((done) => setTimeout(done, 20))
    }
    collector.answer(200)
    while (lines.length < 2) {
      trace(256)
      await new Promise((done) => setTimeout(done, 20))
    }
    await traces.close(10_000)
    collector.stop()
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).msg),
      ['The collector takes no traces; they are dropped', 'The collector takes traces again'],
    )
    assert.ok(collector.spans.length > 0)
  })

  it('keep no more than fits', async () => {
    const { collector, traces, trace } = await open()
    trace(20_000)
    await traces.close(10_000)
    collector.stop()
    assert.ok(collector.spans.length >= 2048 && collector.spans.length < 4096, `${collector.spans.length}`)
  })

  it('keep nothing from stopping while the collector hangs or is gone', async () => {
    for (const how of ['hangs', 'gone']) {
      const { collector, traces, trace } = await open()
      if (how === 'gone') collector.stop()
      collector.answer('nothing')
      trace(10)
      await traces.close(50)
      collector.stop()
    }
  })

  it('load nothing where they are not asked for', () => {
    const module = (...parts: string[]) => JSON.stringify(ourProgram('src', ...parts).at(-1))
    const loader = ourProgram('src').slice(0, -1)
    const script = `
      const { createRequire } = await import('node:module')
      const { cache } = createRequire(process.cwd() + '/any.js')
      const loaded = () => Object.keys(cache).filter((file) => /@opentelemetry.(?!api)/.test(file)).length
      await import(${module('app')})
      await import(${module('platform', 'open-platform')})
      const without = loaded()
      const { openTraces } = await import(${module('platform', 'tracing', 'traces')})
      await openTraces(${JSON.stringify({ ...settings, endpoint: 'http://127.0.0.1:9' })}, {})
      console.log(JSON.stringify({ without, with: loaded() }))`
    const { stdout, stderr } = spawnSync(process.execPath, [...loader, '--input-type=module', '-e', script], {
      cwd: fromRoot(),
      encoding: 'utf8',
    })
    assert.ok(stdout, stderr)
    const counts = JSON.parse(stdout)
    assert.equal(counts.without, 0)
    assert.ok(counts.with > 0, 'it would be noticed')
  })
})
