import type { FigureName } from '../content/insights/board/figures.js'
import { type NameSources, nameOnly, nameRow } from '../content/insights/board/name-row.js'
import type { OnlyRow } from '../content/insights/board/only-row.js'
import { type BoardCounts, onlyFigures, readFigure, readOnly } from '../content/insights/board/read-figure.js'
import type { ShownCount } from '../content/insights/board/tallies.js'
import { mondayOf, sundayOf } from '../content/insights/periods.js'
import type { Speech } from '../platform/language/language.js'
import type { ApiInsight } from './insight-schema.js'

export function presentApiInsight(
  figure: FigureName,
  counts: BoardCounts & { only: OnlyRow | null },
  sources: NameSources,
  speech: Speech,
): ApiInsight {
  const { length, from, until, isOpen } = counts.period
  const { only } = counts
  const limited = only && onlyFigures.find((each) => each === figure)
  const { rows, rest } = limited ? readOnly(limited, only, counts) : readFigure(figure, counts)
  return {
    ...{ figure, length, from: mondayOf(from), until: sundayOf(until - 1), open: isOpen, rest },
    ...(only ? { only: { value: `${only.kind}:${only.key}`, name: nameOnly(only, sources, speech) } } : {}),
    rows: rows.map((row) => ({
      ...{ group: row.group, value: row.value, name: nameRow(figure, row, sources, speech) },
      ...{ now: present(row.now), before: present(row.before), last_year: present(row.lastYear) },
      ...(row.asked === undefined ? {} : { asked: present(row.asked) }),
      ...(row.rates ? { rates: row.rates } : {}),
    })),
  }
}

const present = (count: ShownCount | null) => count && { times: count.times, exact: count.isExact }
