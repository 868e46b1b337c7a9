import type { Request, RequestHandler, Response } from 'express'
import { translationPaths } from '../../paths/translation-paths.js'
import type { AuditAction } from '../../platform/audit/audit-event.js'
import { hasWindowsLetters, readTextFile } from '../../platform/files/read-text-file.js'
import { uploadedFiles } from '../../platform/files/read-upload.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { wording } from '../../platform/language/wording.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { textsOf } from '../../platform/web/texts-of.js'
import { staffOf } from '../sign-in/staff-guard.js'
import {
  presentTranslationImport,
  presentTranslationPreview,
  type TranslationImportProblem,
} from './present-translation-import.js'
import type { TranslationDeps } from './translation-deps.js'

/** Files for translators: exported, and imported after a preview. */
export function translationFilePages(services: TranslationDeps, sendPage: SendPage) {
  const { translations, audit } = services
  const { files } = translations
  const account = (res: Response) => staffOf(res).account

  const download: RequestHandler = (req, res) => {
    const lang = translations.languages.find((code) => `${code}.csv` === req.params.file)
    if (!lang) throw new NotFound()
    tell(res, 'translations-exported', lang, {})
    res
      .attachment(`translations-${lang}.csv`)
      .type('text/csv; charset=utf-8')
      .send(translations.writeFile(lang))
  }

  const showImport: RequestHandler = (_req, res) => send(res, null, [])

  const check: RequestHandler = async (_req, res) => {
    const [file] = uploadedFiles(res)
    if (!file) return send(res, 'missing', [])
    const unreadable = [{ file: file.name, line: null, column: null, ...wording('fault.encoding') }]
    const read = await readTextFile(file.path)
    if (!read) return send(res, 'faulty', unreadable)
    const { faults, changes } = translations.plan(read.text, file.name)
    if (faults.length > 0) return send(res, 'faulty', faults)
    // Letters of another Windows alphabet look like those of Windows-1252, and would be stored as nonsense.
    if (read.encoding === 'windows-1252' && !changes.every(({ lang }) => hasWindowsLetters(lang)))
      return send(res, 'faulty', unreadable)
    const id = files.keep(account(res).id, read.text)
    res.redirect(303, translationPaths.preview(id, speechOf(res).code))
  }

  const showPreview: RequestHandler = (req, res) => {
    const written = keptFile(req, res)
    if (written === null) return send(res, 'gone', [])
    const plan = translations.plan(written, 'translations.csv')
    if (plan.faults.length > 0) return send(res, 'faulty', plan.faults)
    const sources = { id: String(req.params.id), plan, name: account(res).name }
    sendPage(res, presentTranslationPreview(sources, speechOf(res)))
  }

  /** All of it, or nothing. */
  const apply: RequestHandler = (req, res) => {
    const written = keptFile(req, res)
    if (written === null) return send(res, 'gone', [])
    const { checked, checker } = textsOf(req.body, 'checked', 'checker')
    const name = checker.trim().slice(0, 100) || account(res).name
    const { faults, changes, same } = translations.apply(
      written,
      'translations.csv',
      checked === 'yes' ? name : null,
    )
    if (faults.length > 0) return send(res, 'faulty', faults)
    files.drop(String(req.params.id))
    const languages = [...new Set(changes.map(({ lang }) => lang))].join(' ')
    tell(res, 'translations-imported', languages, {
      changed: changes.length,
      same,
      ...(checked === 'yes' ? { checkedBy: name } : {}),
    })
    res.redirect(303, `${translationPaths.import(speechOf(res).code)}?saved=${changes.length}`)
  }

  const keptFile = (req: Request, res: Response) => files.find(account(res).id, String(req.params.id))

  function tell(res: Response, what: AuditAction, lang: string, details: Record<string, unknown>): void {
    audit.record({ who: account(res), what, about: `translation:${lang}`, from: res.req.ip ?? '', details })
  }

  function send(res: Response, problem: TranslationImportProblem | null, faults: RowFault[]): void {
    const saved = Number.parseInt(String(res.req.query.saved), 10)
    const done = res.req.method === 'GET' && problem === null && saved >= 0 ? saved : null
    sendPage(res, presentTranslationImport({ problem, faults, done }, speechOf(res)))
  }

  return { download, showImport, check, showPreview, apply }
}
