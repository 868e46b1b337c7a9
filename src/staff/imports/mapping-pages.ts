import type { Request, RequestHandler, Response } from 'express'
import {
  type ColumnMapping,
  checkMapping,
  type MappedFile,
  type MappingField,
  mappingFields,
  mappingTargets,
} from '../../content/imports/mapping/column-mapping.js'
import { allSchools, districtPlace, noMeaning } from '../../content/imports/mapping/guess-meaning.js'
import { type WordKind, wordKey } from '../../content/imports/mapping/mapping-store.js'
import type { ForeignTable } from '../../content/imports/mapping/mappings.js'
import * as cell from '../../content/rows/cell-types.js'
import { transferPaths } from '../../paths/import-paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { createImportTools } from './import-tools.js'
import type { ImportsDeps } from './imports-deps.js'
import { presentColumns } from './present-columns.js'
import { presentWords } from './present-words.js'

/** The steps between an upload with foreign headers and its check: the meaning of columns, then of words. */
export function mappingPages(services: ImportsDeps, sendPage: SendPage) {
  const { importer } = services.transfer
  const { mappings } = importer
  const { importOr404, tell } = createImportTools(services)

  const showColumns: RequestHandler = async (req, res) => {
    const found = waitingFile(req)
    if (!found) return toImport(req, res)
    const { file, index } = found
    const table = await mappings.tableOf(file)
    sendPage(
      res,
      presentColumns(
        { id: found.id, file, index, table, mapping: file.mapping, problems: [] },
        speechOf(res),
      ),
    )
  }

  /** “Show the rows” keeps the choices, and shows them; “Continue” takes them, and remembers them. */
  const saveColumns: RequestHandler = async (req, res) => {
    const found = waitingFile(req)
    if (!found) return toImport(req, res)
    const { id, file, index } = found
    const { code } = speechOf(res)
    // The columns of another file would be remembered for this one's headers.
    if (req.body.file_name !== file.name) return res.redirect(303, transferPaths.columns(id, code, index))
    const given = await readColumns(req, file)
    const kept = { ...file, headerLine: given.headerLine, mapping: given.mapping }
    // Columns that were guessed again are shown first.
    const isNext = req.body.action === 'next' && (given.isSame || given.mapping.target === 'skip')
    const problems = isNext ? await problemsOf(kept) : []
    if (problems.length > 0) {
      const sources = { id, file: kept, index, table: given.table, mapping: given.mapping, problems }
      return sendPage(res, presentColumns(sources, speechOf(res)))
    }
    importer.keepMapping(id, index, kept)
    if (!isNext) return res.redirect(303, transferPaths.columns(id, code, index))
    mappings.remember(given.table.headers, given.mapping)
    await goOn(req, res, index)
  }

  /** The day of a school counts only for new ones. */
  async function problemsOf(file: MappedFile & { mapping: ColumnMapping }) {
    const found = checkMapping(file.mapping)
    const lacksDay = found.some(({ key }) => key === 'day')
    return lacksDay && !(await mappings.addsSchools(file)) ? found.filter(({ key }) => key !== 'day') : found
  }

  /** To the next file, or to the words of all files, or to the check if they have none. */
  async function goOn(req: Request, res: Response, index: number): Promise<void> {
    const { id } = importOr404(req)
    const { code } = speechOf(res)
    const files = importer.waiting(id)
    const next = files.findIndex(({ mapping }, each) => each > index && mapping)
    if (next >= 0) return res.redirect(303, transferPaths.columns(id, code, next))
    if (await hasWords(files)) return res.redirect(303, transferPaths.words(id, code))
    begin(req, res)
  }

  async function hasWords(files: readonly MappedFile[]): Promise<boolean> {
    const { title, place } = await mappings.askedWords(files)
    return title.length + place.length > 0
  }

  /** The form's choices; after another kind of list or line of headers was chosen, the columns are guessed again. */
  async function readColumns(req: Request, file: MappedFile) {
    const target = mappingTargets.find((each) => each === req.body.target) ?? 'staff'
    const headerLine = Number.parseInt(req.body.header_line, 10) || (file.headerLine ?? 1)
    const table = await mappings.tableOf(file, headerLine)
    const isSame = target === file.mapping?.target && headerLine === file.headerLine
    const columns = isSame ? columnsOf(req.body, target, table) : mappings.guessColumns(target, table)
    const isPublic = target === 'staff' && req.body.is_public === 'yes'
    const schoolDay = target === 'schools' ? schoolDayOf(req.body) : undefined
    const mapping: ColumnMapping = {
      ...{ target, columns },
      ...(isPublic && { isPublic }),
      ...(schoolDay && { schoolDay }),
    }
    return { isSame, headerLine, table, mapping }
  }

  const showWords: RequestHandler = async (req, res) => {
    const { id, state } = importOr404(req)
    const files = importer.waiting(id)
    if (state !== 'mapping' || files.length === 0) return toImport(req, res)
    const words = await mappings.askedWords(files)
    const { offices } = services.directory().whole
    const schools = await mappings.schoolsFor(files)
    sendPage(res, presentWords({ id, words, offices, schools, files }, speechOf(res)))
  }

  const saveWords: RequestHandler = async (req, res) => {
    const { id, state } = importOr404(req)
    const files = importer.waiting(id)
    if (state !== 'mapping' || files.length === 0) return toImport(req, res)
    const words = await mappings.askedWords(files)
    const { offices } = services.directory().whole
    const schools = await mappings.schoolsFor(files)
    const allowed: Record<WordKind, ReadonlySet<string>> = {
      title: new Set(['', ...offices.map((office) => office.id)]),
      place: new Set([noMeaning, districtPlace, allSchools, ...schools.map((school) => school.slug)]),
    }
    for (const kind of ['title', 'place'] as const) {
      const chosen = chosenMeanings(req.body, kind)
      const meanings = words[kind].flatMap(({ word }): [string, string][] => {
        const meaning = chosen.get(wordKey(word))
        return meaning !== undefined && allowed[kind].has(meaning) ? [[word, meaning]] : []
      })
      mappings.rememberWords(kind, new Map(meanings))
    }
    begin(req, res)
  }

  function begin(req: Request, res: Response): void {
    const { id, files } = importOr404(req)
    tell(res, 'import-checked', id, { files })
    importer.proceed(id)
    toImport(req, res)
  }

  /** The file of the address that waits; null once the import is no longer waiting. */
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

/** Both times of a school day, or none. */
function schoolDayOf({ day_start: start, day_end: end }: Record<string, string>): ColumnMapping['schoolDay'] {
  const times = [start, end].map((time) => cell.clock.safeParse(time ?? ''))
  const [from, to] = times.map(({ data }) => data)
  return from && to ? { start: from, end: to } : undefined
}

/** By word, not by position: another tab may have changed the columns since, and with them the words. */
function chosenMeanings(body: Record<string, string>, kind: WordKind): Map<string, string> {
  const suffix = '-word'
  return new Map(
    Object.entries(body).flatMap(([name, word]): [string, string][] => {
      if (!name.startsWith(`${kind}-`) || !name.endsWith(suffix)) return []
      const meaning = body[name.slice(0, -suffix.length)]
      return typeof meaning === 'string' && typeof word === 'string' ? [[wordKey(word), meaning]] : []
    }),
  )
}
