import type { GroupMeasures, Measures } from './measure.js'

/** The floor of each measure of one set, or its ceiling if the name says so; shares from 0 to 1. */
export interface Floors {
  groups: Record<string, Partial<Pick<GroupMeasures, 'hit1' | 'strict1' | 'hit3'>>>
  crisisRecall: number
  anyHelp: number
  outOfScopeRefused: number
  maxFalseAlarms: number
  maxNeedlessHelp: number
  maxRefused: number
}

/** One plain sentence per measure that misses its floor. */
export function checkFloors(set: string, measures: Measures, floors: Floors): string[] {
  const faults: string[] = []
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`
  const atLeast = (name: string, value: number, floor: number) => {
    if (!(value >= floor)) faults.push(`${set}: ${name} is ${percent(value)}, the floor is ${percent(floor)}`)
  }
  const atMost = (name: string, value: number, ceiling: number) => {
    if (!(value <= ceiling))
      faults.push(`${set}: ${name} is ${percent(value)}, at most ${percent(ceiling)} is allowed`)
  }
  for (const [name, floor] of Object.entries(floors.groups)) {
    const group = measures.groups.find((candidate) => candidate.name === name)
    for (const [measured, value] of Object.entries(floor) as ['hit1' | 'strict1' | 'hit3', number][]) {
      atLeast(`${measured} of ${name}`, group?.[measured] ?? Number.NaN, value)
    }
  }
  const { danger, outOfScope, groups } = measures
  const all = groups.find((group) => group.name === 'all')
  atLeast('crisis recall', danger.now.share, floors.crisisRecall)
  atLeast('any help for crisis or serious concerns', danger.anyHelp.share, floors.anyHelp)
  atMost('crisis false alarms', danger.falseAlarms.share, floors.maxFalseAlarms)
  atMost('help without danger', danger.needlessHelp.share, floors.maxNeedlessHelp)
  atLeast('out of scope refused', outOfScope.share, floors.outOfScopeRefused)
  atMost('concerns in scope refused', all?.refused ?? Number.NaN, floors.maxRefused)
  return faults
}
