import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import request from 'supertest'
import yaml from 'yaml'
import { watchDistricts } from '../../src/districts/watch-districts.js'
import { createMetrics } from '../../src/platform/metrics/metrics.js'
import { fromRoot } from '../../src/platform/root.js'
import { relieveFloods } from '../../src/platform/web/relieve-floods.js'
import { type RealService, startRealService } from '../support/app/real-service.js'

const sentinel = 'Zwiebelfisch'
const read = (file: string) => readFileSync(fromRoot(file), 'utf8')

interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

function parseMetrics(text: string): Sample[] {
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value]) => ({
    name,
    labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, said]) => [key, said])),
    value: Number(value),
  }))
}

describe('The metrics of a running service', () => {
  let service: RealService
  let samples: Sample[]
  const scrape = async () => {
    const { text } = await request(service.app).get('/metrics').expect(200)
    return { text, samples: parseMetrics(text) }
  }
  const ask = (concern: string, lang: string | null = null) =>
    request(service.app).post('/api/v1/ask').send({ concern, school: null, lang })
  const sumOf = (name: string, labels: Record<string, string> = {}, of = samples) =>
    of
      .filter((each) => each.name === name)
      .filter((each) => Object.entries(labels).every(([key, value]) => each.labels[key] === value))
      .reduce((sum, { value }) => sum + value, 0)

  before(async () => {
    service = await startRealService({ MEANING: 'no', BACKUP_DIR: '/does/not/exist' })
    // As the server does: it counts what never reaches the app.
    relieveFloods(service.app, () => service.app, service.services.metrics)
    await ask('The bus is late').expect(200)
    await ask('I want to kill myself').expect(200)
    await ask('¿Dónde está el autobús?', 'es').expect(200)
    await ask('').expect(422)
    samples = (await scrape()).samples
  })
  after(() => service.remove())

  it('count answers by outcome, engine, language, and tier', () => {
    assert.equal(sumOf('whotoask_answers_total'), 3)
    assert.equal(sumOf('whotoask_answers_total', { lang: 'es' }), 1)
    assert.equal(sumOf('whotoask_answers_total', { tier: 'now' }), 1)
    assert.equal(sumOf('whotoask_answers_total', { engine: 'meilisearch' }), 3)
    assert.equal(sumOf('whotoask_answers_not_kept_total'), 0)
  })

  it('measure the whole answer and each of its stages', () => {
    assert.equal(sumOf('whotoask_answer_seconds_count'), 3)
    for (const stage of ['redact', 'danger', 'place', 'terms', 'offices', 'decide', 'keep'])
      assert.ok(sumOf('whotoask_stage_seconds_count', { stage }) >= 1, stage)
    assert.equal(sumOf('whotoask_stage_seconds_count', { stage: 'other' }), 0, 'every stage is known')
  })

  it('say what is ready and what waits', () => {
    const known = (name: string, labels = {}) =>
      samples.some(
        (each) =>
          each.name === name && Object.entries(labels).every(([key, value]) => each.labels[key] === value),
      )
    assert.equal(sumOf('whotoask_ready'), 1)
    assert.equal(sumOf('whotoask_part_ready', { part: 'search' }), 1)
    assert.ok(known('whotoask_outbox_lag_seconds'))
    assert.ok(known('whotoask_index_filled_timestamp_seconds', { index: 'directory' }))
    assert.ok(known('whotoask_job_last_success_timestamp_seconds', { task: 'erasing' }))
    assert.ok(known('whotoask_job_failures_total', { task: 'backup' }))
    assert.equal(sumOf('whotoask_requests_total', { area: 'ask', status: '4xx' }), 1)
  })

  it('are named as Prometheus asks: only what counts up ends with _total', async () => {
    const { text } = await scrape()
    const kinds = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)]
    assert.ok(kinds.length > 40)
    for (const [, name = '', kind] of kinds) assert.equal(name.endsWith('_total'), kind === 'counter', name)
    for (const [, name = ''] of kinds) assert.match(text, new RegExp(`^# HELP ${name} \\S`, 'm'))
  })

  it('leave job and instance to Prometheus, which renames a label of the same name: alerts would never fire', () => {
    const taken = samples.filter(({ labels }) => 'job' in labels || 'instance' in labels)
    assert.deepEqual(
      taken.map(({ name }) => name),
      [],
    )
  })

  it('have a series for faults before the first fault', () => {
    for (const area of ['ask', 'pages', 'api', 'staff', 'texts', 'assets', 'probes', 'unknown'])
      assert.ok(
        samples.some(
          ({ name, labels }) =>
            name === 'whotoask_requests_total' && labels.area === area && labels.status === '5xx',
        ),
        area,
      )
  })

  it('show that a job done before this start is not done again', () => {
    // The service was started from a folder that another one left today.
    const erasing = { task: 'erasing' }
    assert.ok(sumOf('whotoask_job_last_success_timestamp_seconds', erasing) > 0)
    assert.equal(sumOf('whotoask_job_runs_total', erasing), 0)
  })

  it('name the jobs that docs/operating.md lists', () => {
    const jobs = samples
      .filter(({ name }) => name === 'whotoask_job_runs_total')
      .map(({ labels }) => labels.task)
    const [, table = ''] = /### Jobs\n([\s\S]*?)\n### /.exec(read('docs/operating.md')) ?? []
    const listed = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, job]) => job)
    assert.deepEqual([...jobs, 'oneroster'].sort(), listed.sort())
  })

  it('hold no words, and no more series whatever is asked', async () => {
    const before = await scrape()
    const hostile = [
      ask(`${sentinel} has lost my child's lunch card at ${sentinel} School`, `en-${sentinel}`),
      ask(`${sentinel} ${sentinel}`, 'tlh'),
      request(service.app).get(`/${sentinel}/${sentinel}`),
      request(service.app).get(`/es/answers/${sentinel}`),
      request(service.app).get(`/schools/${sentinel}`),
      request(service.app).get(`/assets/${sentinel}.js`),
      request(service.app).get(`/search?q=${sentinel}`),
      request(service.app).get('/api/v1/suggest').query({ q: sentinel }),
    ]
    await Promise.all(hostile)
    const { text, samples: found } = await scrape()
    assert.doesNotMatch(text, new RegExp(sentinel, 'i'))
    // Every level is logged, and a line for each request.
    assert.equal(service.services.log.level, 'debug')
    assert.match(service.logged(), /"route":"\/api\/v1\/ask"/)
    assert.doesNotMatch(service.logged(), new RegExp(sentinel, 'i'))
    const ours = found.filter(({ name }) => name.startsWith('whotoask_') && !/_(bucket|sum)$/.test(name))
    const allowed: Record<string, RegExp> = {
      outcome: /^(answer|choose|handover)$/,
      engine: /^(meilisearch|fallback)$/,
      tier: /^(now|support|none)$/,
      lang: new RegExp(`^(${['und', 'other', ...service.services.language.offered].join('|')})$`),
      area: /^(ask|pages|api|staff|texts|assets|probes|unknown)$/,
      status: /^([1-5]xx|cut)$/,
      stage: /^[a-z]{2,10}$/,
      part: /^[a-z-]{2,16}$/,
      task: /^[a-z-]{2,16}$/,
      why: /^(none|full|late)$/,
      place: /^(memory|file)$/,
      index: /^(phrasings|directory)$/,
    }
    for (const { name, labels } of ours)
      for (const [label, value] of Object.entries(labels)) assert.match(value, allowed[label]!, name)
    // Asked again, nothing is new.
    await Promise.all([
      ask(`${sentinel} once more`, 'x-klingon'),
      request(service.app).get(`/${sentinel}-2`),
      request(service.app).get(`/schools/${sentinel}-2`),
    ])
    const after = (await scrape()).samples.filter(({ name }) => name.startsWith('whotoask_'))
    const keyOf = ({ name, labels }: Sample) => `${name} ${JSON.stringify(labels)}`
    const known = new Set(found.map(keyOf))
    // A job may run in between.
    const isOfJob = ({ labels }: Sample) => 'task' in labels || 'part' in labels
    const isNew = (each: Sample) => !known.has(keyOf(each)) && !isOfJob(each)
    const added = after.filter((each) => isNew(each) && !each.name.startsWith('whotoask_answers'))
    assert.deepEqual(added.map(keyOf), [])
    assert.ok(before.samples.length < 1500)
  })

  describe('are those', () => {
    /** Of every expression, the metrics and the labels that it names. */
    function namesOf(expression: string) {
      const metrics = expression.match(/\b(whotoask|nodejs|process)_\w+\b/g) ?? []
      const matched = [...expression.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label]) => label!)
      const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list]) =>
        list!.split(',').map((label) => label.trim()),
      )
      return { metrics, labels: [...matched, ...grouped] }
    }

    async function checkExpressions(expressions: readonly string[]): Promise<void> {
      const { text: ofOne, samples: found } = await scrape()
      const ofMany = createMetrics()
      watchDistricts(ofMany, () => [])
      const text = `${ofOne}${await ofMany.text()}`
      const described = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name!))
      const ofSeries = ['instance', 'le', ...new Set(found.flatMap(({ labels }) => Object.keys(labels)))]
      for (const expression of expressions) {
        const { metrics, labels } = namesOf(expression)
        assert.ok(metrics.length > 0 || expression.startsWith('up{'), expression)
        for (const name of metrics)
          assert.ok(described.has(name.replace(/_(bucket|count|sum)$/, '')), `${name} in ${expression}`)
        for (const label of labels)
          assert.ok([...ofSeries, 'job'].includes(label), `the label ${label} in ${expression}`)
      }
    }

    it('that count districts that are not open: an alert pages', () => {
      const { groups } = yaml.parse(read('deploy/prometheus/alerts.yml'))
      const rules: { expr: string; labels: { severity: string } }[] = groups.flatMap(
        ({ rules }: { rules: unknown[] }) => rules,
      )
      const rule = rules.find(({ expr }) => expr.includes('whotoask_districts_not_open'))
      assert.equal(rule?.labels.severity, 'page')
    })

    it('that the dashboard shows', async () => {
      const dashboard = JSON.parse(read('deploy/grafana/who-to-ask.json'))
      const panels: { title: string; type: string; targets?: { expr: string }[] }[] = dashboard.panels
      const shown = panels.filter(({ type }) => type !== 'row')
      assert.ok(shown.length >= 20)
      for (const { title, targets } of shown) assert.ok(targets!.length > 0, title)
      const marked: { expr: string }[] = dashboard.annotations.list
      await checkExpressions([...shown.flatMap(({ targets }) => targets!), ...marked].map(({ expr }) => expr))
    })

    it('that the alerts watch, each with what to do', async () => {
      const { groups } = yaml.parse(read('deploy/prometheus/alerts.yml'))
      const rules: { alert: string; expr: string; annotations: Record<string, string> }[] = groups.flatMap(
        ({ rules }: { rules: unknown[] }) => rules,
      )
      assert.ok(rules.length >= 15)
      await checkExpressions(rules.map(({ expr }) => expr))
      const guide = read('docs/operating.md')
      for (const { alert, annotations } of rules) {
        assert.ok(annotations.summary && annotations.action, alert)
        assert.ok(guide.includes(`| \`${alert}\` |`), `${alert} is in docs/operating.md`)
      }
    })
  })
})
