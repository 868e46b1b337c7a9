import { basename, dirname } from 'node:path'
import type { RequestHandler, Response } from 'express'
import { RefusedFile } from '../../content/imports/gather-files.js'
import { transferPaths } from '../../paths/import-paths.js'
import { uploadedFiles } from '../../platform/files/read-upload.js'
import { BrokenZip } from '../../platform/files/unzip.js'
import type { Wording } from '../../platform/language/wording.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { refreshSeconds } from './import-pages.js'
import { createImportTools } from './import-tools.js'
import type { ImportsDeps } from './imports-deps.js'
import { presentImports } from './present-imports.js'

/** Why files cannot be read. @throws any other error again */
function reasonOf(error: unknown): [Wording['key'], Wording['values']] {
  if (error instanceof RefusedFile) return [error.reason.key, error.reason.values]
  if (error instanceof BrokenZip) return ['transfer.brokenZip', {}]
  throw error
}

/** The imports so far, the files to export, and the upload that starts an import. */
export function importListPages(services: ImportsDeps, sendPage: SendPage) {
  const { importer, exports, importFolder } = services.transfer
  const { by, tell } = createImportTools(services)

  const showImports: RequestHandler = (_req, res) => sendImports(res, null, false)

  function sendImports(res: Response, problem: string | null, removes: boolean): void {
    const { timeZone } = services.directory().district
    const files = exports.files().map(({ name }) => name)
    const pull = services.transfer.pull?.state() ?? null
    if (pull?.isPulling) res.set('Refresh', String(refreshSeconds))
    const imports = importer.list(50)
    const sources = { imports, files, problem, removes, folder: importFolder, pull, timeZone }
    sendPage(res, presentImports(sources, speechOf(res)))
  }

  const upload: RequestHandler = async (req, res) => {
    const { t, code } = speechOf(res)
    const removes = req.body.removes === 'yes'
    const given = uploadedFiles(res)
    try {
      const files = await importer.gather(given, dirname(given[0]?.path ?? ''))
      if (files.length === 0)
        return sendImports(res, t(given.length > 0 ? 'transfer.noCsv' : 'transfer.noFile'), removes)
      const format = files.some(({ name }) => basename(name) === 'manifest.csv') ? 'oneroster' : 'csv'
      const { id } = await importer.receive(files, { ...by(res), source: 'upload', removes, format })
      const isWaiting = importer.waiting(id).length > 0
      if (!isWaiting) tell(res, 'import-checked', id, { files: files.map(({ name }) => name) })
      res.redirect(303, isWaiting ? transferPaths.columns(id, code) : transferPaths.one(id, code))
    } catch (error) {
      sendImports(res, t(...reasonOf(error)), removes)
    }
  }

  return { showImports, upload }
}
