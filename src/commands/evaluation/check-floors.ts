import type { GroupMeasures, Measures } from './measure.js'

/** What each measure must reach; shares from 0 to 1. `groups` are floors, `falseAlarms` and `refused` ceilings. */
export interface Floors {
  groups: Record<string, Partial<Pick<GroupMeasures, 'hit1' | 'strict1' | 'hit3'>>>
  crisisRecall: number
  falseAlarms: number
  outOfScopeRefused: number
  refused: number
}

/** One plain sentence for each measure that does not reach its floor. */
export function checkFloors(measures: Measures, floors: Floors): string[] {
  const faults: string[] = []
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`
  const least = (name: string, value: number, floor: number) => {
    if (!(value >= floor)) faults.push(`${name} is ${percent(value)}, the floor is ${percent(floor)}`)
  }
  const most = (name: string, value: number, ceiling: number) => {
    if (!(value <= ceiling))
      faults.push(`${name} is ${percent(value)}, at most ${percent(ceiling)} is allowed`)
  }
  for (const [name, floor] of Object.entries(floors.groups)) {
    const group = measures.groups.find((candidate) => candidate.name === name)
    for (const [measured, value] of Object.entries(floor) as ['hit1' | 'strict1' | 'hit3', number][]) {
      least(`${measured} of ${name}`, group?.[measured] ?? Number.NaN, value)
    }
  }
  const all = measures.groups.find((group) => group.name === 'all')
  least('crisis recall', measures.crisis.recall, floors.crisisRecall)
  most('crisis false alarms', measures.calm.falseAlarms, floors.falseAlarms)
  least('out of scope refused', measures.outOfScope.refused, floors.outOfScopeRefused)
  most('concerns in scope refused', all?.refused ?? Number.NaN, floors.refused)
  return faults
}
