import { type Accuracy, accuracyOf } from '../rehearsal/replay.js'

/** What people may say in place of an office: no office of a district is right, or the words do not tell. */
export const noOffice = 'none'
export const unclear = 'unclear'

/** A concern on which two people have said which office is right. */
export interface GradedConcern {
  /** Ids of the offices that the answer named; none for a handover. */
  named: readonly string[]
  /** One office was named, alone. */
  sure: boolean
  first: string
  second: string
}

export interface GradeMeasures {
  /** Concerns with a right answer, with the 95 % Wilson interval; those that either found unclear are left out. */
  right: Accuracy
  /** The same for answers that named one office alone. */
  sure: Accuracy
  /** Both said the same. */
  agreed: { part: number; of: number }
  /** Cohen's kappa: agreement beyond chance, from -1 to 1; null where chance alone would agree always, or of nothing. */
  kappa: number | null
}

/** With fewer, a share says nothing. */
export const minGraded = 30

/** Measures the grades. An answer is right when both people say an office that it named; or none, and it named none. */
export function measureGrades(graded: readonly GradedConcern[]): GradeMeasures {
  const clear = graded.filter(isClear)
  return {
    right: accuracyOf(clear.map(isRight)),
    sure: accuracyOf(clear.filter(({ sure }) => sure).map(isRight)),
    agreed: { part: graded.filter(({ first, second }) => first === second).length, of: graded.length },
    kappa: kappaOf(graded),
  }
}

/** Whether both people could tell which office is right. */
export function isClear({ first, second }: GradedConcern): boolean {
  return first !== unclear && second !== unclear
}

/** Whether both people agree with the answer. */
export function isRight({ named, first, second }: GradedConcern): boolean {
  const fits = (said: string) => (said === noOffice ? named.length === 0 : named.includes(said))
  return fits(first) && fits(second)
}

/** Cohen 1960. */
function kappaOf(graded: readonly GradedConcern[]): number | null {
  const count = graded.length
  if (count === 0) return null
  const observed = graded.filter(({ first, second }) => first === second).length / count
  const said = new Set(graded.flatMap(({ first, second }) => [first, second]))
  let chance = 0
  for (const one of said) {
    const share = (by: 'first' | 'second') => graded.filter((each) => each[by] === one).length / count
    chance += share('first') * share('second')
  }
  return chance >= 1 ? null : (observed - chance) / (1 - chance)
}
