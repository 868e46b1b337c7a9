import type { RequestHandler, Response } from 'express'
import type { Edit } from '../../content/records/directory-editor.js'
import { versionOf } from '../../content/records/record-cells.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import { readStandardOffices } from '../../content/seeds/standard-offices.js'
import { findMissingFronts } from '../../content/setup/front-contacts.js'
import { findMissingPlaces, findWithoutContact, readMainLine } from '../../content/setup/stand-ins.js'
import { officeRoles } from '../../directory/model/office-role.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { fromRoot } from '../../platform/root.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { type OfficeSources, presentStandardOffices, type TypedOffice } from './present-standard-offices.js'
import type { SetupDeps } from './setup-deps.js'

/** The standard offices on one page: those the district has, their names, and who does the work of the others. */
export function standardOfficePages(services: SetupDeps, sendPage: SendPage) {
  const { editor } = services.records
  const offices = () => [...editor.records.each('offices')]

  const showOffices: RequestHandler = (req, res) => send(res, { saved: req.query.saved === 'yes' })

  const saveOffices: RequestHandler = (req, res) => {
    const stored = offices()
    const typed = new Map(stored.map((record) => [record.cells.id ?? '', readTyped(record, req.body)]))
    const edits = [...changesOf(stored, typed, req.body), ...additions(stored, req.body)]
    const results = editor.saveAll(edits, authorOf(res))
    const faults = new Map<string, RowFault[]>()
    for (const { edit, result } of results)
      if (result.result === 'faulty') faults.set(edit.cells.id ?? '', result.faults)
    const isChanged = results.some(({ result }) => result.result === 'clash' || result.result === 'gone')
    if (faults.size > 0 || isChanged) return send(res, { typed, faults, isChanged })
    for (const { edit, result } of results) if (result.result === 'saved') note(res, edit, result.record)
    res.redirect(303, setupPaths.offices(speechOf(res).code, { saved: 'yes' }))
  }

  function send(res: Response, given: Partial<OfficeSources>): void {
    const none = { typed: new Map(), faults: new Map(), saved: false, isChanged: false }
    const sources = { records: offices(), directory: services.directory().whole, ...standIns() }
    sendPage(res, presentStandardOffices({ ...none, ...sources, ...given }, speechOf(res)))
  }

  const standIns = () => ({
    without: findWithoutContact(editor.records),
    lacking: {
      fronts: findMissingFronts(editor.records).length,
      places: findMissingPlaces(editor.records).length,
    },
    mainLine: readMainLine(editor.records),
  })

  const authorOf = (res: Response) => {
    const { account } = staffOf(res)
    return { account: account.id, who: account.name, way: 'form', import: null } as const
  }

  function note(res: Response, { id }: Edit, record: StoredRecord): void {
    const { account: who } = staffOf(res)
    const what = id === null ? 'record-added' : 'record-changed'
    const about = `offices:${record.id}`
    services.audit.record({
      who,
      what,
      about,
      from: res.req.ip ?? '',
      details: { name: record.cells.name_en },
    })
  }

  return { showOffices, saveOffices }
}

function readTyped({ cells }: StoredRecord, body: Record<string, unknown>): TypedOffice {
  const text = (name: string, otherwise = '') => {
    const given = body[`${name}-${cells.id}`]
    return typeof given === 'string' ? given.trim() : otherwise
  }
  return {
    name_en: text('name_en', cells.name_en),
    name_es: text('name_es', cells.name_es),
    answered_by: text('by', cells.answered_by),
  }
}

/** Offices that answer themselves again come first: another may then name them. */
function changesOf(
  stored: readonly StoredRecord[],
  typed: ReadonlyMap<string, TypedOffice>,
  body: Record<string, unknown>,
): Edit[] {
  const edits = stored.flatMap(({ id, cells }): Edit[] => {
    const office = cells.id ?? ''
    const now = typed.get(office)
    const fields = Object.entries(now ?? {}).filter(([name, value]) => (cells[name] ?? '') !== value)
    if (fields.length === 0) return []
    const version = String(body[`version-${office}`] ?? '') || versionOf(cells)
    return [{ kind: 'offices', id, cells: { id: office, ...Object.fromEntries(fields) }, version }]
  })
  const isOn = ({ cells }: Edit) => Number(Boolean(cells.answered_by))
  return edits.sort((a, b) => isOn(a) - isOn(b))
}

/** The standard offices that were removed, and are wanted again. */
function additions(stored: readonly StoredRecord[], body: Record<string, unknown>): Edit[] {
  const wanted = officeRoles.filter(
    (role) => body[`add-${role}`] === 'yes' && !stored.some(({ cells }) => cells.role === role),
  )
  if (wanted.length === 0) return []
  const standard = readStandardOffices(fromRoot('seeds'))
  return wanted.flatMap((role): Edit[] => {
    const cells = standard.get(role)
    const isTaken = stored.some((record) => record.cells.id === cells?.id)
    return cells && !isTaken
      ? [{ kind: 'offices', id: null, cells: { ...cells, answered_by: '' }, version: null }]
      : []
  })
}
