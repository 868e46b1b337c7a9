import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The start of our names; those of the process are the usual ones of Node programs. */
const prefix = 'whotoask_'

/** What a metric is: its name without our prefix, and a sentence for whoever reads it. */
export interface MetricKind<Label extends string = never> {
  name: string
  help: string
  /** Each takes few values, known in advance: never words, names, codes or schools. */
  labelNames?: readonly Label[]
}

/** Known before anything else is. */
export const readyGauge: MetricKind = { name: 'ready', help: '1 if the service answers, as /readyz says' }

/** A gauge's values now: a number, or one for each value of its only label. Null leaves it out. */
type GaugeValue = number | null | ReadonlyMap<string, number | null>

/**
 * What the service counts and measures, for Prometheus. Each part keeps its own:
 *
 *     const shed = metrics.counter({ name: 'shed_total', help: 'Requests refused', labelNames: ['why'] })
 *     shed.inc({ why: 'busy' })
 *     metrics.gauge({ name: 'outbox_rows', help: 'Changes not in the search index yet' }, () => outbox.count())
 */
export interface Metrics {
  counter<Label extends string = never>(kind: MetricKind<Label>): Counter<Label>
  /** Of durations in seconds. */
  histogram<Label extends string = never>(kind: MetricKind<Label>): Histogram<Label>
  /** @param read called at each scrape, so must be quick; a fault leaves its values out */
  gauge<Label extends string = never>(kind: MetricKind<Label>, read: () => GaugeValue): void
  /** Adds processor time, memory, garbage collection, and the delay of the event loop since the last scrape. */
  watchProcess(): void
  /** All of them in Prometheus' text format. */
  text(): Promise<string>
  contentType: string
}

/**
 * In seconds. A stage takes a tenth of a millisecond to 50 ms, an answer 5 to 150; it waits for the encoder up to a second, and for
 * the database and the file of inquiries up to 1.25.
 */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5]

/** Gauges of prom-client's with the ending of a counter, which Prometheus' own check refuses. Those by type say the same. */
const misnamed = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`)

/** @param labels of every series */
export function createMetrics(labels: Record<string, string> = {}): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels(labels)
  const full = <Label extends string>({ name, help, labelNames = [] }: MetricKind<Label>) => ({
    name: `${prefix}${name}`,
    help,
    labelNames,
    registers: [registry],
  })
  /** An app may be made twice on the same parts. */
  const known = <M>({ name }: { name: string }) =>
    registry.getSingleMetric(`${prefix}${name}`) as M | undefined

  return {
    counter: (kind) => known(kind) ?? new Counter(full(kind)),
    histogram: (kind) => known(kind) ?? new Histogram({ ...full(kind), buckets }),
    gauge(kind, read) {
      registry.removeSingleMetric(`${prefix}${kind.name}`)
      new Gauge({
        ...full(kind),
        collect() {
          this.reset()
          // Without labels it starts at 0, which may be untrue.
          if (!kind.labelNames) this.remove()
          const found = readSafely(read)
          if (typeof found === 'number') this.set(found)
          else for (const [label, value] of found) if (value !== null) this.set(labelsOf(kind, label), value)
        },
      })
    },
    watchProcess() {
      collectDefaultMetrics({ register: registry })
      for (const name of misnamed) registry.removeSingleMetric(name)
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function readSafely(read: () => GaugeValue): number | ReadonlyMap<string, number | null> {
  try {
    return read() ?? new Map()
  } catch {
    // A scrape must not fail because one part does.
    return new Map()
  }
}

function labelsOf<Label extends string>({ labelNames = [] }: MetricKind<Label>, value: string) {
  return Object.fromEntries(labelNames.map((name) => [name, value])) as Partial<Record<Label, string>>
}

/** In place of a value that a label does not take: the number of series stays small, and holds no words. */
const other = 'other'

/** @returns the value if it is a known one */
export function knownLabel(value: string, known: readonly string[]): string {
  return known.includes(value) ? value : other
}
