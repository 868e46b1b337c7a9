import type { RequestHandler, Response } from 'express'
import { versionOf } from '../../content/records/record-cells.js'
import { hours as readHours, webAddress } from '../../content/rows/cell-types.js'
import { phone } from '../../content/rows/phone-number.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { readHoursPicker } from './hours-picker.js'
import { type DistrictSources, districtFacts, isNeededFact, presentDistrict } from './present-district.js'
import { recordTools } from './record-tools.js'

/** The district's facts: many records in one form. */
export function districtPages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const { editor, moment, author, tell } = recordTools(services)
  const present = () => [...editor.records.each('district')]

  const showDistrict: RequestHandler = (req, res) => send(res, { saved: req.query.saved === 'yes' })

  const saveDistrict: RequestHandler = (req, res) => {
    const records = new Map(present().map((record) => [record.cells.setting ?? '', record]))
    const typed = new Map(
      districtFacts([...records.values()]).map((fact) => [fact, readFact(fact, req.body)]),
    )
    // An optional fact left empty is not created; one that is emptied is validated like any other.
    const touched = [...typed].filter(
      ([fact, value]) =>
        (records.get(fact)?.cells.value ?? '') !== value || (!records.has(fact) && isNeededFact(fact)),
    )
    // Set by somebody else since the form was opened, when there was no version yet.
    if (touched.some(([fact]) => records.has(fact) && req.body[`version-${fact}`] === ''))
      return send(res, { typed, changed: true })
    const edits = touched.map(([setting, value]) => ({
      kind: 'district' as const,
      id: records.get(setting)?.id ?? null,
      cells: { setting, value },
      version: String(req.body[`version-${setting}`] ?? '') || null,
    }))
    const results = editor.saveAll(edits, author(res, 'form'))
    const faults = new Map<string, RowFault>()
    for (const { edit, result } of results)
      if (result.result === 'faulty')
        for (const fault of result.faults) faults.set(edit.cells.setting ?? '', fault)
    const clash = results.some(({ result }) => result.result === 'clash' || result.result === 'gone')
    if (faults.size > 0 || clash) return send(res, { typed, faults, changed: clash })
    for (const { result } of results)
      if (result.result === 'saved')
        tell(res, 'record-changed', 'district', result.record.id, { name: result.record.cells.setting })
    res.redirect(303, recordPaths.one('district', 0, speechOf(res).code, { saved: 'yes' }))
  }

  function send(
    res: Response,
    {
      typed,
      faults = new Map(),
      saved = false,
      changed = false,
    }: {
      typed?: Map<string, string>
      faults?: DistrictSources['faults']
      saved?: boolean
      changed?: boolean
    },
  ): void {
    const records = present()
    const values = typed ?? new Map(records.map(({ cells }) => [cells.setting ?? '', cells.value ?? '']))
    const versions = new Map(records.map(({ cells }) => [cells.setting ?? '', versionOf(cells)]))
    const said = changed ? speechOf(res).t('records.changed') : null
    sendPage(
      res,
      presentDistrict(
        { values, facts: districtFacts(records), faults, versions, saved, changed: said },
        moment(res),
      ),
    )
  }

  return { showDistrict, saveDistrict }
}

/** A phone number in any format; the facts file has no column type for it. Checked boxes arrive one by one. */
function readFact(fact: string, form: Record<string, unknown>): string {
  if (fact === 'phone_hours') {
    const hours = readHoursPicker(fact, form)
    return readHours.safeParse(hours).data ?? hours
  }
  const value = [form[fact] ?? []].flat().map(String).join(' ').replaceAll('\r\n', '\n').trim()
  if (fact === 'website') return webAddress.safeParse(value).data ?? value
  return /(^|_)phone$/.test(fact) ? (phone.safeParse(value).data ?? value) : value
}
