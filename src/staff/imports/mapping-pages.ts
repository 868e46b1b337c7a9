import type { Request, RequestHandler, Response } from 'express'
import {
  type ColumnMapping,
  checkMapping,
  type MappedFile,
  type MappingField,
  mappingFields,
  mappingTargets,
} from '../../content/imports/mapping/column-mapping.js'
import type { WordKind } from '../../content/imports/mapping/mapping-store.js'
import type { ForeignTable } from '../../content/imports/mapping/mappings.js'
import { transferPaths } from '../../paths/import-paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { createImportTools } from './import-tools.js'
import type { ImportsDeps } from './imports-deps.js'
import { presentColumns } from './present-columns.js'
import { presentWords } from './present-words.js'

/** The steps between an upload with foreign headers and its check: what the columns hold, and what the words mean. */
export function mappingPages(services: ImportsDeps, sendPage: SendPage) {
  const { importer } = services.transfer
  const { mappings } = importer
  const { importOr404, tell } = createImportTools(services)

  const showColumns: RequestHandler = async (req, res) => {
    const found = waitingFile(req)
    if (!found) return toImport(req, res)
    const { file, index, count } = found
    const table = await mappings.tableOf(file)
    sendPage(
      res,
      presentColumns(
        { id: found.id, file, index, count, table, mapping: file.mapping, problems: [] },
        speechOf(res),
      ),
    )
  }

  /** “Show the rows” keeps the choices, and shows them; “Continue” takes them, and remembers them. */
  const saveColumns: RequestHandler = async (req, res) => {
    const found = waitingFile(req)
    if (!found) return toImport(req, res)
    const { id, file, index, count } = found
    const given = await readColumns(req, file)
    const kept = { ...file, headerLine: given.headerLine, mapping: given.mapping }
    importer.keepMapping(id, index, kept)
    const { code } = speechOf(res)
    if (req.body.action !== 'next') return res.redirect(303, transferPaths.columns(id, code, index))
    const problems = checkMapping(given.mapping)
    if (problems.length > 0) {
      const sources = { id, file: kept, index, count, table: given.table, mapping: given.mapping, problems }
      return sendPage(res, presentColumns(sources, speechOf(res)))
    }
    mappings.remember(given.table.headers, given.mapping)
    const next = importer.waiting(id).findIndex(({ mapping }, each) => each > index && mapping)
    res.redirect(303, next < 0 ? transferPaths.words(id, code) : transferPaths.columns(id, code, next))
  }

  /** What the form says; after another kind of list or line of headers was chosen, the columns are guessed again. */
  async function readColumns(req: Request, file: MappedFile) {
    const target = mappingTargets.find((each) => each === req.body.target) ?? 'staff'
    const headerLine = Number.parseInt(req.body.header_line, 10) || (file.headerLine ?? 1)
    const table = await mappings.tableOf(file, headerLine)
    const isSame = target === file.mapping?.target && headerLine === file.headerLine
    const columns = isSame ? columnsOf(req.body, target, table) : mappings.guessColumns(target, table)
    return { headerLine, table, mapping: { target, columns } satisfies ColumnMapping }
  }

  const showWords: RequestHandler = async (req, res) => {
    const { id, state } = importOr404(req)
    const files = importer.waiting(id)
    if (state !== 'mapping' || files.length === 0) return toImport(req, res)
    const words = await mappings.askedWords(files)
    if (words.title.length + words.place.length === 0) return begin(req, res)
    const { offices, schools } = services.directory()
    sendPage(res, presentWords({ id, words, offices, schools, files }, speechOf(res)))
  }

  const saveWords: RequestHandler = async (req, res) => {
    const { id, state } = importOr404(req)
    const files = importer.waiting(id)
    if (state !== 'mapping' || files.length === 0) return toImport(req, res)
    const words = await mappings.askedWords(files)
    const { offices, schools } = services.directory()
    const allowed: Record<WordKind, ReadonlySet<string>> = {
      title: new Set(['', ...offices.map((office) => office.id)]),
      place: new Set(['', 'district', ...schools.map((school) => school.slug)]),
    }
    for (const kind of ['title', 'place'] as const) {
      const meanings = words[kind].flatMap(({ word }, index): [string, string][] => {
        const meaning = req.body[`${kind}-${index}`]
        return allowed[kind].has(meaning) ? [[word, meaning]] : []
      })
      mappings.rememberWords(kind, new Map(meanings))
    }
    await begin(req, res)
  }

  async function begin(req: Request, res: Response): Promise<void> {
    const { id, files } = importOr404(req)
    tell(res, 'import-checked', id, { files })
    importer.proceed(id)
    toImport(req, res)
  }

  /** The file of the address that waits; null if the import waits no more. */
  function waitingFile(req: Request) {
    const { id, state } = importOr404(req)
    if (state !== 'mapping') return null
    const files = importer.waiting(id)
    const asked = Number(req.query.file ?? files.findIndex(({ mapping }) => mapping))
    const file = files[asked]
    if (!file?.mapping) throw new NotFound()
    return {
      id,
      file: { ...file, mapping: file.mapping },
      index: asked,
      count: files.filter(({ mapping }) => mapping).length,
    }
  }

  function toImport(req: Request, res: Response): void {
    res.redirect(303, transferPaths.one(importOr404(req).id, speechOf(res).code))
  }

  return { showColumns, saveColumns, showWords, saveWords }
}

function columnsOf(body: Record<string, string>, target: ColumnMapping['target'], { headers }: ForeignTable) {
  const fields: readonly MappingField[] = mappingFields[target]
  return headers.map((_header, index) => fields.find((field) => field === body[`column-${index}`]) ?? null)
}
