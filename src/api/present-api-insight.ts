import type { FigureName } from '../content/insights/board/figures.js'
import { type NameSources, nameOnly, nameRow } from '../content/insights/board/name-row.js'
import type { OnlyRow } from '../content/insights/board/only-row.js'
import {
  type BoardCounts,
  type FigureRow,
  onlyFigures,
  readFigure,
  readOnly,
} from '../content/insights/board/read-figure.js'
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
  const { rows, rest, total, jump } = limited ? readOnly(limited, only, counts) : readFigure(figure, counts)
  const named = (row: Pick<FigureRow, 'group' | 'value'>) => ({
    ...{ group: row.group, value: row.value, name: nameRow(figure, row, sources, speech) },
  })
  return {
    ...{ figure, length, from: mondayOf(from), until: sundayOf(until - 1), open: isOpen, rest },
    ...(only ? { only: { value: `${only.kind}:${only.key}`, name: nameOnly(only, sources, speech) } } : {}),
    total: compared(total),
    jump: jump && {
      ...{ ...named(jump), week: jump.week },
      ...{ times: present(jump.times), before: present(jump.before) },
    },
    rows: rows.map((row) => ({
      ...{ ...named(row), ...compared(row) },
      ...(row.asked === undefined ? {} : { asked: present(row.asked) }),
      ...(row.rates ? { rates: row.rates } : {}),
    })),
  }
}

const compared = ({ now, before, lastYear }: Pick<FigureRow, 'now' | 'before' | 'lastYear'>) => ({
  ...{ now: present(now), before: present(before), last_year: present(lastYear) },
})

const present = (count: ShownCount | null) => count && { times: count.times, exact: count.isExact }
