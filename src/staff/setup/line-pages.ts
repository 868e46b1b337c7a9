import type { RequestHandler, Response } from 'express'
import type { Edit } from '../../content/records/directory-editor.js'
import { versionOf } from '../../content/records/record-cells.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import { type LocalLine, localLines } from './local-lines.js'
import { type LineSources, presentLocalLines } from './present-local-lines.js'
import type { SetupDeps } from './setup-deps.js'

/** The help lines of a district's own place. The national ones are on already. */
export function linePages(services: SetupDeps, sendPage: SendPage) {
  const { editor } = services.records
  const lines = () =>
    new Map([...editor.records.each('crisis-lines')].map((each) => [each.cells.id ?? '', each]))

  const showLines: RequestHandler = (req, res) => send(res, { saved: req.query.saved === 'yes' })

  const saveLines: RequestHandler = (req, res) => {
    const stored = lines()
    const typed = new Map(localLines.map(({ id }) => [id, readTyped(id, req.body)]))
    const removed = localLines.filter(({ id }) => typed.get(id)?.version && !stored.has(id))
    if (removed.length > 0) return send(res, { typed, changed: new Set(removed.map(({ id }) => id)) })
    const edits = localLines.flatMap((line) => {
      const now = stored.get(line.id)
      return editOf(line.id, typed.get(line.id)!, now, now ? {} : newCells(line, services.language))
    })
    const { account: who } = staffOf(res)
    const author = { account: who.id, who: who.name, way: 'form', import: null } as const
    const results = editor.saveAll(edits, author)
    const faults = new Map<string, RowFault[]>()
    for (const { edit, result } of results)
      if (result.result === 'faulty') faults.set(edit.cells.id ?? '', result.faults)
    const unsaved = results.filter(({ result }) => result.result !== 'saved')
    const changed = new Set(unsaved.map(({ edit }) => edit.cells.id ?? '').filter((id) => !faults.has(id)))
    if (unsaved.length > 0) return send(res, { typed, faults, changed })
    for (const { edit, result } of results)
      if (result.result === 'saved') {
        const what = edit.id === null ? 'record-added' : 'record-changed'
        const about = `crisis-lines:${result.record.id}`
        const details = { name: result.record.cells.name_en }
        services.audit.record({ who, what, about, from: req.ip ?? '', details })
      }
    res.redirect(303, setupPaths.lines(speechOf(res).code, { saved: 'yes' }))
  }

  function send(res: Response, given: Partial<LineSources>): void {
    const stored = lines()
    const now = new Map(
      localLines.map(({ id }) => {
        const cells = stored.get(id)?.cells
        const { call = '', sms = '', name_en = '' } = cells ?? {}
        return [id, { name: name_en, call, sms, version: cells ? versionOf(cells) : '' }]
      }),
    )
    const { crisisLines } = services.directory()
    const sources = {
      now,
      typed: new Map(),
      faults: new Map(),
      changed: new Set<string>(),
      saved: false,
      lines: crisisLines,
      stored: new Map([...stored].map(([id, record]) => [id, record.id])),
    }
    sendPage(res, presentLocalLines({ ...sources, ...given }, speechOf(res)))
  }

  return { showLines, saveLines }
}

function readTyped(id: string, body: Record<string, unknown>) {
  const text = (name: string) => String(body[`${name}-${id}`] ?? '').trim()
  return { name: text('name'), call: text('call'), sms: text('sms'), version: text('version') }
}

/** The cells of a new line, with its help text in every language of staff. */
function newCells({ cells, text }: LocalLine, { ofStaff, speech }: SetupDeps['language']) {
  const texts = ofStaff.map((code) => [`text_${code}`, speech(code).t(text)])
  return { ...cells, ...Object.fromEntries(texts) }
}

/** A line without numbers is not added; an existing one is removed on its own page, with its history. */
function editOf(
  id: string,
  { name, call, sms, version }: ReturnType<typeof readTyped>,
  stored: { id: number; cells: Record<string, string> } | undefined,
  fresh: Record<string, string>,
): Edit[] {
  if (!stored) {
    if (!name && !call && !sms) return []
    return [
      {
        kind: 'crisis-lines',
        id: null,
        cells: { ...fresh, id, name_en: name, name_es: name, call, sms },
        version: null,
      },
    ]
  }
  const { cells } = stored
  if (cells.name_en === name && cells.call === call && cells.sms === sms) return []
  const names = cells.name_en === name ? {} : { name_en: name, name_es: name }
  return [{ kind: 'crisis-lines', id: stored.id, cells: { id, call, sms, ...names }, version }]
}
