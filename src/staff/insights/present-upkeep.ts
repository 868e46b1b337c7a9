import { type NameSources, nameUpkeep } from '../../content/insights/board/name-row.js'
import {
  readUpkeep,
  type UpkeepName,
  type UpkeepRow,
  type UpkeepSources,
} from '../../content/insights/board/upkeep.js'
import { insightPaths } from '../../paths/insight-paths.js'
import type { Speech } from '../../platform/language/language.js'
import { drawBars } from './draw-bars.js'
import { maxBars } from './draw-figure.js'
import type { FigureView } from './present-figure.js'
import type { RowSteps } from './step-of-row.js'

export interface UpkeepTools {
  sources: UpkeepSources & NameSources
  stepsOf(figure: UpkeepName, row: { group: string; value: string; name: string }, speech: Speech): RowSteps
}

/** A figure about the district's own data, as it is now. */
export function presentUpkeep(
  name: UpkeepName,
  { sources, stepsOf }: UpkeepTools,
  speech: Speech,
): FigureView {
  const { t, number, code } = speech
  const { rows, of } = readUpkeep(name, sources)
  const nameOf = ({ key }: UpkeepRow) => nameUpkeep(name, key, sources, speech)
  const head = t('insights.head.count')
  const bars = rows.slice(0, maxBars).map((row) => ({
    ...{ label: nameOf(row), value: row.count, valueText: number(row.count), before: null },
  }))
  return {
    name,
    heading: t(`insights.figure.${name}`),
    sentence: say(name, rows, of, nameOf, speech),
    note: null,
    picture: rows.length > 0 ? { ...drawBars(bars), legend: legendOf(rows, speech) } : null,
    heads: [t('insights.head.name'), head],
    rows: rows.map((row) => {
      const own = nameOf(row)
      const steps = stepsOf(name, { group: '', value: row.key, name: own }, speech)
      return { name: own, cells: [{ head, text: number(row.count) }], ...steps }
    }),
    csv: insightPaths.file(name, code),
  }
}

const legendOf = (rows: readonly UpkeepRow[], { t }: Speech) =>
  rows.length > maxBars ? t('insights.largest', { count: maxBars }) : ''

function say(
  name: UpkeepName,
  rows: readonly UpkeepRow[],
  of: number,
  nameOf: (row: UpkeepRow) => string,
  { t, number }: Speech,
): string {
  if (name === 'ownerless')
    return rows.length > 0
      ? t('insights.says.ownerless', { count: rows.length })
      : t('insights.says.ownerlessNone')
  if (name === 'coverage') {
    const [least] = rows
    if (!least || least.count === of) return t('insights.says.coverageAll', { all: number(of) })
    return t('insights.says.coverage', {
      ...{ name: nameOf(least), times: number(least.count), all: number(of) },
    })
  }
  const over = rows.find(({ key }) => key === 'over')?.count ?? 0
  if (over === 0) return t('insights.says.ageNone')
  return t('insights.says.age', { times: number(over), all: number(of) })
}
