import { basename } from 'node:path'
import type { RequestHandler } from 'express'
import { allTables, workbookName } from '../../content/imports/export-workbook.js'
import { NotFound } from '../../platform/web/errors.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { ImportsDeps } from './imports-deps.js'

/** Exports of the directory: one file, or all in a zip. */
export function exportPages(services: ImportsDeps) {
  const { exports } = services.transfer

  const sendExport: RequestHandler = async (req, res) => {
    const name = [req.params.file ?? ''].flat().join('/')
    const files = exports.files()
    const isZip = name === 'all.zip' || name === 'oneroster.zip'
    const isWorkbook = name === allTables || files.some((file) => workbookName(file) === name)
    if (!isZip && !isWorkbook && !files.some((file) => file.name === name)) throw new NotFound()
    services.audit.record({ who: staffOf(res).account, what: 'exported', about: name, from: req.ip ?? '' })
    res.attachment(basename(name)).type(isZip ? 'zip' : isWorkbook ? 'xlsx' : 'text/csv; charset=utf-8')
    if (name === 'all.zip') await exports.writeAll(res)
    else if (name === 'oneroster.zip') await exports.writeOneRoster(res, services.directory().district.name)
    else if (isWorkbook) await exports.writeWorkbook(name, res)
    else await exports.writeFile(name, res)
  }

  return { sendExport }
}
