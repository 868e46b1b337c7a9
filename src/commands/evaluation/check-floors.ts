import type { Floors, HelpFloors } from './floors.js'
import type { HitMeasure, Measures } from './measure.js'
import type { DangerShares, HelpShares } from './measure-danger.js'

const percent = (value: number) => `${(100 * value).toFixed(1)} %`

/** One plain sentence per measure that misses its floor. A group that was not measured misses it too. */
export function checkFloors(set: string, measures: Measures, floors: Floors): string[] {
  const { danger, outOfScope, groups } = measures
  const all = groups.find(({ name }) => name === 'all')
  return [
    ...hitFaults(measures, floors),
    ...helpFaults('', danger, floors),
    ...byName(floors.languages, danger.byLanguage, (lang, shares, floor) =>
      helpFaults(` in ${lang}`, shares, floor),
    ),
    ...byName(floors.kinds, danger.byKind, kindFaults),
    ...atLeast('out of scope refused', outOfScope.share, floors.outOfScopeRefused),
    ...atMost('concerns in scope refused', all?.refused, floors.maxRefused),
  ].map((fault) => `${set}: ${fault}`)
}

function hitFaults({ groups }: Measures, floors: Floors): string[] {
  return Object.entries(floors.groups).flatMap(([name, floor]) => {
    const group = groups.find((candidate) => candidate.name === name)
    return (Object.entries(floor) as [HitMeasure, number][]).flatMap(([measured, value]) =>
      atLeast(`${measured} of ${name}`, group?.[measured], value),
    )
  })
}

function helpFaults(where: string, shares: DangerShares | undefined, floors: HelpFloors): string[] {
  return [
    ...atLeast(`crisis recall${where}`, shares?.now.share, floors.crisisRecall),
    ...atLeast(`any help for crisis or serious concerns${where}`, shares?.anyHelp.share, floors.anyHelp),
    ...atMost(`crisis false alarms${where}`, shares?.falseAlarms.share, floors.maxFalseAlarms),
    ...atMost(`help without danger${where}`, shares?.needlessHelp.share, floors.maxNeedlessHelp),
  ]
}

type KindFloors = NonNullable<Floors['kinds']>[string]

function kindFaults(kind: string, shares: HelpShares | undefined, floors: KindFloors): string[] {
  return [
    ...atLeast(`lines for ${kind}`, shares?.now.share, floors.now),
    ...atLeast(`any help for ${kind}`, shares?.any.share, floors.any),
    ...atMost(`lines for ${kind}`, shares?.now.share, floors.maxNow),
    ...atMost(`any help for ${kind}`, shares?.any.share, floors.maxAny),
  ]
}

function byName<F, S>(
  floors: Record<string, F> = {},
  measured: readonly [string, S][],
  faults: (name: string, shares: S | undefined, floor: F) => string[],
): string[] {
  const sharesOf = new Map(measured)
  return Object.entries(floors).flatMap(([name, floor]) => faults(name, sharesOf.get(name), floor))
}

function atLeast(name: string, value = Number.NaN, floor?: number): string[] {
  if (floor === undefined || value >= floor) return []
  return [`${name} is ${percent(value)}, the floor is ${percent(floor)}`]
}

function atMost(name: string, value = Number.NaN, ceiling?: number): string[] {
  if (ceiling === undefined || value <= ceiling) return []
  return [`${name} is ${percent(value)}, at most ${percent(ceiling)} is allowed`]
}
