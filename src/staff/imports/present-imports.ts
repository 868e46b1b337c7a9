import { allTables, workbookName } from '../../content/imports/export-workbook.js'
import { sheetMark } from '../../content/imports/gather-files.js'
import type { Import } from '../../content/imports/import-store.js'
import { type PullState, rosterName } from '../../content/imports/pull/roster-pull.js'
import { transferPaths } from '../../paths/import-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'
import { presentPull } from './present-pull.js'

/** Earlier imports, and the import form. */
export function presentImports(
  sources: {
    imports: readonly Import[]
    files: readonly string[]
    problem: string | null
    removes: boolean
    folder: string | null
    pull: PullState | null
    timeZone: string
  },
  speech: Speech,
): Page {
  const { imports, files, problem, removes, folder, pull, timeZone } = sources
  const { t, code } = speech
  const model = {
    title: t('transfer.title'),
    action: transferPaths.imports(code),
    problems: problem ? [{ href: '#files', message: problem }] : null,
    fault: problem,
    removes,
    folder: folder ? t('transfer.folder', { folder }) : null,
    pull: pull && presentPull(pull, timeZone, speech),
    pullPage: transferPaths.pull(code),
    imports: imports.map((each) => ({
      href: transferPaths.one(each.id, code),
      name: importName(each),
      by: t('transfer.by', {
        who: importerName(each, speech),
        when: dateTimeText(each.at, timeZone, speech),
      }),
      state: t(`transfer.state.${each.state}`),
    })),
    workbook: transferPaths.export(allTables, code),
    all: transferPaths.export('all.zip', code),
    oneRoster: transferPaths.export('oneroster.zip', code),
    files: files.map((name) => ({
      name,
      href: transferPaths.export(name, code),
      workbook: transferPaths.export(workbookName({ name }), code),
    })),
  }
  return { view: 'staff/imports/imports', model, status: problem ? 422 : 200 }
}

/** Its files, each workbook once with its sheets; or where it was pulled from. */
export function importName({ source, files }: Pick<Import, 'source' | 'files'>): string {
  if (source === 'oneroster') return rosterName
  const sheets = new Map<string, string[]>()
  for (const name of files) {
    const [file = '', ...sheet] = name.split(sheetMark)
    sheets.set(file, [...(sheets.get(file) ?? []), ...(sheet.length > 0 ? [sheet.join(sheetMark)] : [])])
  }
  return [...sheets]
    .map(([file, own]) => (own.length > 0 ? `${file}${sheetMark}${own.join(', ')}` : file))
    .join(', ')
}

/** The account that imported it; "the folder" for automatic imports. */
export const importerName = ({ source, who }: Import, { t }: Speech) =>
  source === 'folder' ? t('transfer.fromFolder') : who
