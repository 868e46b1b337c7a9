import type { StoredRecord } from '../../content/records/record-store.js'
import { schoolNumber } from '../../content/setup/front-contacts.js'
import {
  mainLine,
  type readMainLine,
  type StandIn,
  type StandInChoice,
  standInKey,
} from '../../content/setup/stand-ins.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { sayFault } from '../directory/say-fault.js'
import { localOfficeName, officeLabel } from './office-label.js'

/** What the pages of stand-ins show. */
export interface StandInSources {
  choice: StandInChoice
  plan: readonly StandIn[]
  offices: readonly StoredRecord[]
  /** By slug. */
  schoolNames: ReadonlyMap<string, string>
  mainLine: ReturnType<typeof readMainLine>
  /** Id of the office that the main line is already; null before it is one. */
  mainLineOffice: string | null
  /** Keys of those that are checked; all by default. */
  picked: ReadonlySet<string> | null
  faults: readonly { office: string; fault: RowFault }[]
  /** Nothing was checked. */
  isEmpty: boolean
}

/** Each office without a contact, and who would answer for it: nothing is saved yet. */
export function presentStandIns(sources: StandInSources, speech: Speech): Page {
  const { choice, plan, offices, schoolNames, mainLineOffice, picked, faults, isEmpty } = sources
  const { t, code } = speech
  const byId = new Map(offices.map((record) => [record.cells.id ?? '', record]))
  const problems = [
    ...(isEmpty ? [{ href: '#use-0', message: t('standIns.nothingPicked') }] : []),
    ...faults.map(({ office, fault }) => {
      const record = byId.get(office)
      const said = sayFault(fault, 'offices', t('standardOffices.by'), speech)
      return { href: '#use-0', message: record ? `${officeLabel(record.cells, speech)}: ${said}` : said }
    }),
  ]
  const model = {
    title: t('standIns.title'),
    lead: t('standIns.lead', { count: plan.length }),
    problems: problems.length > 0 ? problems : null,
    action: setupPaths.standIns(code),
    back: setupPaths.offices(code),
    hidden: Object.entries(choice).map(([name, value]) => ({ name, value })),
    makesOffice: !mainLineOffice && plan.some(({ by }) => by === mainLine) ? t('standIns.makesOffice') : null,
    groups: standInGroups
      .map((group) => ({
        title:
          group === 'places' || group === 'fronts'
            ? t(`standIns.${group}Title`)
            : t(`standardOffices.${group}`),
        note: group === 'fronts' ? t('standIns.frontsNote') : null,
        by: sayBy(choice[group], byId, sources, speech),
        rows: plan.flatMap((each, at) => (groupOf(each) === group ? [presentRow(each, at)] : [])),
      }))
      .filter(({ rows }) => rows.length > 0),
  }
  return { view: 'staff/setup/stand-ins', model, status: problems.length > 0 ? 422 : 200 }

  function presentRow(each: StandIn, at: number) {
    const value = standInKey(each)
    const label = officeLabel(each.office.cells, speech)
    const school = each.school === null ? null : (schoolNames.get(each.school) ?? each.school)
    return {
      id: `use-${at}`,
      value,
      label: school === null ? label : t('standIns.place', { office: label, school }),
      checked: picked?.has(value) ?? true,
    }
  }
}

const standInGroups = ['fronts', 'school', 'places', 'district'] as const

const groupOf = ({ office: { cells }, by, school }: StandIn) =>
  by === schoolNumber
    ? 'fronts'
    : school !== null
      ? 'places'
      : cells.level === 'school'
        ? 'school'
        : 'district'

function sayBy(
  by: string,
  byId: ReadonlyMap<string, StoredRecord>,
  { mainLine: line, mainLineOffice }: StandInSources,
  speech: Speech,
): string {
  if (by === schoolNumber) return speech.t('standIns.by', { name: speech.t('standIns.schoolNumber') })
  const office = byId.get(by === mainLine && mainLineOffice ? mainLineOffice : by)
  const name = office ? localOfficeName(office.cells, speech.code) : sayMainLine(line, speech)
  return speech.t('standIns.by', { name })
}

const sayMainLine = (line: StandInSources['mainLine'], speech: Speech) =>
  speech.t('standIns.mainLine', { phone: line ? speech.phone(line.phone) : '' })

/**
 * The choices above the standard offices; null where every office leads somewhere.
 * @param lacking how many schools have no contact of their front office, and how many places lack another office
 */
export function presentStandInChoice(
  without: readonly StoredRecord[],
  { fronts, places }: { fronts: number; places: number },
  { offices, mainLine: line }: Pick<StandInSources, 'offices' | 'mainLine'>,
  speech: Speech,
) {
  if (without.length === 0 && places === 0 && fronts === 0) return null
  const { t, code } = speech
  const answering = offices.filter(({ cells }) => !cells.answered_by && !cells.closed_from)
  const front = answering.find(({ cells }) => cells.role === 'front-office')?.cells.id
  const fields = standInGroups.map((level) => {
    const count =
      { fronts, places }[level as string] ?? without.filter(({ cells }) => cells.level === level).length
    const usual =
      level === 'fronts' ? schoolNumber : level !== 'district' ? front : line ? mainLine : undefined
    const extra = level === 'district' && line ? [{ value: mainLine, label: sayMainLine(line, speech) }] : []
    const others = answering
      .filter(({ cells }) => level !== 'places' || cells.level === 'school')
      .map(({ cells }) => ({
        value: cells.id ?? '',
        label: localOfficeName(cells, code),
      }))
    const own = [{ value: schoolNumber, label: t('standIns.schoolNumber') }]
    const options = [
      { value: '', label: t('standIns.leave') },
      ...(level === 'fronts' ? own : [...extra, ...others]),
    ]
    return {
      id: `stand-in-${level}`,
      name: level,
      count,
      label: t(`standIns.${level}`, { count }),
      options: options.map((each) => ({ ...each, chosen: each.value === (usual ?? '') })),
    }
  })
  return {
    action: setupPaths.standIns(code),
    title:
      without.length > 0
        ? t('standIns.choose', { count: without.length })
        : places > 0
          ? t('standIns.choosePlaces', { count: places })
          : t('standIns.chooseFronts', { count: fronts }),
    fields: fields.filter(({ count }) => count > 0),
  }
}
