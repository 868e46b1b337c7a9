import type { StoredRecord } from '../../content/records/record-store.js'
import {
  mainLine,
  type readMainLine,
  type StandIn,
  type StandInChoice,
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
  mainLine: ReturnType<typeof readMainLine>
  /** Ids of the offices that are checked; all by default. */
  picked: ReadonlySet<string> | null
  faults: readonly { office: string; fault: RowFault }[]
  /** Nothing was checked. */
  isEmpty: boolean
}

/** Each office without a contact, and who would answer for it: nothing is saved yet. */
export function presentStandIns(sources: StandInSources, speech: Speech): Page {
  const { choice, plan, offices, picked, faults, isEmpty } = sources
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
    makesOffice: plan.some(({ by }) => by === mainLine) ? t('standIns.makesOffice') : null,
    groups: (['school', 'district'] as const)
      .map((level) => ({
        title: t(`standardOffices.${level}`),
        by: sayBy(choice[level], byId, sources, speech),
        rows: plan.flatMap(({ office: { cells } }, at) =>
          (cells.level === 'school') === (level === 'school')
            ? [
                {
                  id: `use-${at}`,
                  value: cells.id ?? '',
                  label: officeLabel(cells, speech),
                  checked: picked?.has(cells.id ?? '') ?? true,
                },
              ]
            : [],
        ),
      }))
      .filter(({ rows }) => rows.length > 0),
  }
  return { view: 'staff/setup/stand-ins', model, status: problems.length > 0 ? 422 : 200 }
}

function sayBy(
  by: string,
  byId: ReadonlyMap<string, StoredRecord>,
  { mainLine: line }: StandInSources,
  speech: Speech,
): string {
  const office = byId.get(by)
  const name = office ? localOfficeName(office.cells, speech.code) : sayMainLine(line, speech)
  return speech.t('standIns.by', { name })
}

const sayMainLine = (line: StandInSources['mainLine'], speech: Speech) =>
  speech.t('standIns.mainLine', { phone: line ? speech.phone(line.phone) : '' })

/** The two choices above the standard offices; null where every office leads somewhere. */
export function presentStandInChoice(
  without: readonly StoredRecord[],
  { offices, mainLine: line }: Pick<StandInSources, 'offices' | 'mainLine'>,
  speech: Speech,
) {
  if (without.length === 0) return null
  const { t, code } = speech
  const answering = offices.filter(({ cells }) => !cells.answered_by && !cells.closed_from)
  const front = answering.find(({ cells }) => cells.role === 'front-office')?.cells.id
  const fields = (['school', 'district'] as const).map((level) => {
    const count = without.filter(({ cells }) => cells.level === level).length
    const usual = level === 'school' ? front : line ? mainLine : undefined
    const extra = level === 'district' && line ? [{ value: mainLine, label: sayMainLine(line, speech) }] : []
    const others = answering.map(({ cells }) => ({
      value: cells.id ?? '',
      label: localOfficeName(cells, code),
    }))
    const options = [{ value: '', label: t('standIns.leave') }, ...extra, ...others]
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
    title: t('standIns.choose', { count: without.length }),
    fields: fields.filter(({ count }) => count > 0),
  }
}
