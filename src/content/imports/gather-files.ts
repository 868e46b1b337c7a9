import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isOldWorkbook, isZip, unzip } from '../../platform/files/unzip.js'
import type { ImportFile } from '../../platform/files/uploaded-file.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { OpenWorkbook } from './open-workbook.js'

/** Between a workbook and its sheet: `Directory.xlsx › Staff`. */
export const sheetMark = ' › '

/** A file that cannot be read, with the remedy. */
export class RefusedFile extends Error {
  override name = 'RefusedFile'
  constructor(
    readonly reason: Wording,
    options?: ErrorOptions,
  ) {
    super(reason.key, options)
  }
}

/**
 * Collects the tables: CSV files, and sheets of Excel workbooks, also from zips; ignores other files.
 * @param folder for unpacking zips and workbooks
 * @throws {BrokenZip | RefusedFile}
 */
export async function gatherFiles(
  given: readonly ImportFile[],
  folder: string,
  openWorkbook: OpenWorkbook,
): Promise<ImportFile[]> {
  const files: ImportFile[] = []
  for (const [index, file] of given.entries())
    files.push(...(await tablesIn(file, join(folder, `unpacked-${index}`), openWorkbook)))
  return files
}

async function tablesIn(file: ImportFile, folder: string, openWorkbook: OpenWorkbook): Promise<ImportFile[]> {
  const { name, path } = file
  if (isOldWorkbook(path)) throw new RefusedFile(wording('fault.oldWorkbook', { file: name }))
  if (isWorkbook(file)) return sheetsIn(file, folder, openWorkbook)
  if (isZip(path)) return tablesInZip(path, folder, openWorkbook)
  return /\.(?:csv|tsv|txt)$/i.test(name) ? [file] : []
}

const isWorkbook = ({ name }: ImportFile) => /\.xls[xm]$/i.test(name)

/** A zip in a zip is not opened. */
async function tablesInZip(path: string, folder: string, openWorkbook: OpenWorkbook): Promise<ImportFile[]> {
  const files: ImportFile[] = []
  for (const [index, file] of (await unzip(path, folder)).entries())
    files.push(
      ...(isWorkbook(file) ? await sheetsIn(file, join(folder, `unpacked-${index}`), openWorkbook) : [file]),
    )
  return files
}

async function sheetsIn(file: ImportFile, folder: string, openWorkbook: OpenWorkbook): Promise<ImportFile[]> {
  const { name, path } = file
  try {
    mkdirSync(folder, { recursive: true })
    const sheets = await openWorkbook(path, folder)
    return sheets.map((sheet) => ({
      name: sheets.length === 1 ? name : `${name}${sheetMark}${sheet.name}`,
      path: sheet.path,
      isSheet: true,
    }))
  } catch (error) {
    throw new RefusedFile(wording('fault.brokenWorkbook', { file: name }), { cause: error })
  }
}
