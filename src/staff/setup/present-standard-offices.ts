import { versionOf } from '../../content/records/record-cells.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { officeRoles } from '../../directory/model/office-role.js'
import { recordPaths } from '../../paths/record-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { sayFault } from '../directory/say-fault.js'
import { localOfficeName, officeLabel } from './office-label.js'
import { presentStandInChoice, type StandInSources } from './present-stand-ins.js'

/** The fields of an office on this page. */
export type TypedOffice = Record<'name_en' | 'name_es' | 'answered_by', string>

/** The data of the page of standard offices. */
export interface OfficeSources {
  records: readonly StoredRecord[]
  directory: DirectorySnapshot
  /** Those without a contact. */
  without: readonly StoredRecord[]
  /** How many schools have no contact of their front office, and how many places lack another office. */
  lacking: { fronts: number; places: number }
  mainLine: StandInSources['mainLine']
  /** The values just typed, by id; otherwise the stored values. */
  typed: ReadonlyMap<string, TypedOffice>
  /** By id. */
  faults: ReadonlyMap<string, readonly RowFault[]>
  saved: boolean
  /** Somebody else saved in the meantime. */
  isChanged: boolean
}

/** The standard offices: the district's name for each, or the office that answers for it; then those it could add. */
export function presentStandardOffices(sources: OfficeSources, speech: Speech): Page {
  const { records, faults, saved, isChanged } = sources
  const { t, code } = speech
  const standard = records.filter(({ cells }) => cells.role)
  const groups = (['school', 'district'] as const).map((level) => ({
    title: t(`standardOffices.${level}`),
    rows: standard
      .filter(({ cells }) => cells.level === level)
      .map((record) => presentRow(record, sources, speech)),
  }))
  const there = new Set(standard.map(({ cells }) => cells.role))
  const missing = officeRoles.filter((role) => !there.has(role))
  const problems = groups.flatMap(({ rows }) =>
    rows.flatMap((row) => row.problems.map((message) => ({ href: `#${row.name.id}`, message }))),
  )
  const model = {
    title: t('standardOffices.title'),
    action: setupPaths.offices(code),
    problems: problems.length > 0 ? problems : null,
    done: saved,
    changed: isChanged ? t('records.changed') : null,
    standIns: presentStandInChoice(
      sources.without,
      sources.lacking,
      { offices: records, mainLine: sources.mainLine },
      speech,
    ),
    groups: groups.filter(({ rows }) => rows.length > 0),
    missing: missing.map((role) => ({ name: `add-${role}`, label: officeLabel({ role }, speech) })),
    own: records
      .filter(({ cells }) => !cells.role)
      .map(({ id, cells }) => ({
        name: localOfficeName(cells, code),
        href: recordPaths.one('offices', id, code),
        contacts: contactsOf(cells.id ?? '', sources.directory, speech),
      })),
    add: recordPaths.new('offices', code),
  }
  return { view: 'staff/setup/offices', model, status: faults.size > 0 ? 422 : isChanged ? 409 : 200 }
}

function presentRow(
  { cells }: StoredRecord,
  { directory, records, typed, faults }: OfficeSources,
  speech: Speech,
) {
  const id = cells.id ?? ''
  const { t, code } = speech
  const now = typed.get(id) ?? { ...({ name_en: '', name_es: '', answered_by: '' } as const), ...cells }
  const label = officeLabel(cells, speech)
  const others = records.filter((other) => other.cells.id !== id && !other.cells.answered_by)
  const found = (faults.get(id) ?? []).map((fault) => {
    const field = t(fault.column?.startsWith('name') ? 'standardOffices.name' : 'standardOffices.by')
    return { column: fault.column, message: `${label}: ${sayFault(fault, 'offices', field, speech)}` }
  })
  const field = (name: 'name_en' | 'name_es', lang: string) => ({
    id: `${name}-${id}`,
    label: t('standardOffices.callsIn', { office: label, language: speech.languageName(lang) }),
    lang,
    value: now[name],
    isFaulty: found.some(({ column }) => column === name),
  })
  return {
    label,
    version: { name: `version-${id}`, value: versionOf(cells) },
    name: field('name_en', 'en'),
    spanish: field('name_es', 'es'),
    by: {
      id: `by-${id}`,
      label: t('standardOffices.byOf', { office: label }),
      isFaulty: found.some(({ column }) => column === 'answered_by'),
      options: [
        { value: '', label: t('standardOffices.hasIt'), chosen: now.answered_by === '' },
        ...others.map((other) => ({
          value: other.cells.id ?? '',
          label: localOfficeName(other.cells, code),
          chosen: other.cells.id === now.answered_by,
        })),
      ],
    },
    contacts: cells.answered_by ? null : contactsOf(id, directory, speech),
    problems: found.map(({ message }) => message),
  }
}

/** How far its contacts are entered, with the way there. */
function contactsOf(id: string, { offices, contacts, schools }: DirectorySnapshot, { t, code }: Speech) {
  const isAtSchools = offices.find((office) => office.id === id)?.level === 'school'
  const has = contacts.filter(({ office }) => office === id).length
  const all = isAtSchools ? schools.length : 1
  if (has === 0)
    return { href: recordPaths.new('contacts', code, { office: id }), text: t('standardOffices.noContact') }
  return {
    href: recordPaths.list('contacts', code, { office: id }),
    text: isAtSchools ? t('standardOffices.contacts', { count: has, all }) : t('standardOffices.oneContact'),
  }
}
