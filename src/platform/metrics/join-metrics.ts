/** A line of Prometheus' format that begins the lines of a metric: `# HELP whotoask_degraded …`. */
const start = /^# HELP (\S+) /

/**
 * Joins the metrics of several registries in Prometheus' text format, which wants all lines of a metric together.
 * Series are told apart by their labels.
 */
export function joinMetrics(texts: readonly string[]): string {
  const byName = new Map<string, string[]>()
  for (const text of texts)
    for (const block of text.split(/\n(?=# HELP )/)) {
      const name = start.exec(block)?.[1]
      if (name === undefined) continue
      const [help = '', type = '', ...series] = block.split('\n').filter(Boolean)
      byName.set(name, [...(byName.get(name) ?? [help, type]), ...series])
    }
  return [...byName.values()].map((lines) => `${lines.join('\n')}\n`).join('\n')
}
