import { readList, textsOf } from '../../platform/web/texts-of.js'

/** A step of a ladder, as a row of the form. */
export interface StepRow {
  /** The step's original place; empty for a new one. */
  was: string
  /** The place to move it to, as typed. */
  place: string
  /** Ids of its offices; the first is named first. */
  offices: string[]
  /** True to remove it. */
  away: boolean
}

/** A row's fault; `at` counts from 0. */
export interface StepProblem {
  at: number
  part: 'place' | 'office'
  key: 'placeFault' | 'officeMissing' | 'officeTwice'
}

const maxRows = 40

/** Reads rows named `<name>-0-place` and so on. */
export function readStepRows(body: unknown, name: string): StepRow[] {
  const fields = (body ?? {}) as Record<string, unknown>
  const rows: StepRow[] = []
  for (let i = 0; i < maxRows && `${name}-${i}-place` in fields; i++) {
    const [was, place, away] = [`${name}-${i}-was`, `${name}-${i}-place`, `${name}-${i}-away`] as const
    const texts = textsOf(body, was, place, away)
    rows.push({
      was: texts[was] ?? '',
      place: (texts[place] ?? '').trim(),
      offices: [...new Set(readList(body, `${name}-${i}-office`).filter(Boolean))],
      away: texts[away] === 'yes',
    })
  }
  return rows
}

/** Existing steps as rows. */
export function rowsOfSteps(steps: readonly string[][]): StepRow[] {
  return steps.map((offices, index) => ({
    was: String(index + 1),
    place: String(index + 1),
    offices: [...offices],
    away: false,
  }))
}

/** Nothing was typed in it. */
export function isBlank({ was, place, offices }: StepRow): boolean {
  return was === '' && place === '' && offices.length === 0
}

export function findStepProblems(rows: readonly StepRow[], known: ReadonlySet<string>): StepProblem[] {
  const seen = new Set<string>()
  return rows.flatMap((row, at): StepProblem[] => {
    if (row.away || isBlank(row)) return []
    const problems: StepProblem[] = []
    if (row.place !== '' && !/^[1-9]\d?$/.test(row.place))
      problems.push({ at, part: 'place', key: 'placeFault' })
    if (row.offices.length === 0 || row.offices.some((office) => !known.has(office)))
      problems.push({ at, part: 'office', key: 'officeMissing' })
    else if (row.offices.some((office) => seen.has(office)))
      problems.push({ at, part: 'office', key: 'officeTwice' })
    for (const office of row.offices) seen.add(office)
    return problems
  })
}

/**
 * The steps of rows without faults: each moves to its typed place, the others keep their order; a new one without a
 * place is the last.
 */
export function stepsOfRows(rows: readonly StepRow[]): string[][] {
  const kept = rows.filter((row) => !row.away && !isBlank(row))
  const isMoved = ({ was, place }: StepRow) => place !== '' && place !== was
  const steps = kept.filter((row) => !isMoved(row))
  let last = -1
  for (const row of kept.filter(isMoved).sort((a, b) => Number(a.place) - Number(b.place))) {
    last = Math.min(Math.max(Number(row.place) - 1, last + 1), steps.length)
    steps.splice(last, 0, row)
  }
  return steps.map(({ offices }) => offices)
}
