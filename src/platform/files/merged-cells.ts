import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { SaxesParser } from 'saxes'
import { readZip, type ZipLimits } from './unzip.js'

/** Cells of one column that a workbook shows as one, from the first row to the last; rows and columns count from 0. */
export interface MergedCells {
  column: number
  from: number
  to: number
}

/** Enough for a list of people with a merged cell for each; a file may claim any number. */
const maxRanges = 20_000

/** In bytes: the parts that name the sheets are small. */
const maxListing = 1_000_000

/**
 * The merged cells of each sheet, by its name, that cover several rows: only their first row has the text. Reads all of the
 * workbook once, within the limits.
 * @throws {BrokenZip}
 */
export async function findMergedCells(path: string, limits: ZipLimits): Promise<Map<string, MergedCells[]>> {
  const found = new Map<string, MergedCells[]>()
  const listings = new Map<string, string>()
  await readZip(
    path,
    limits,
    () => true,
    async ({ fileName, uncompressedSize }, bytes) => {
      if (/^xl\/worksheets\/[^/]+\.xml$/.test(fileName)) found.set(fileName, await rangesOf(bytes))
      else if (isListing(fileName) && uncompressedSize < maxListing) listings.set(fileName, await text(bytes))
      else await finished(bytes.resume())
    },
  )
  const paths = sheetPaths(listings)
  return new Map([...paths].flatMap(([name, part]) => (found.has(part) ? [[name, found.get(part)!]] : [])))
}

const workbook = 'xl/workbook.xml'
const relations = 'xl/_rels/workbook.xml.rels'
const isListing = (part: string) => part === workbook || part === relations

/** The part of each sheet, by its name. */
function sheetPaths(listings: ReadonlyMap<string, string>): Map<string, string> {
  const targets = new Map<string, string>()
  eachTag(listings.get(relations) ?? '', ({ Id: id = '', Target: target = '' }) =>
    targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`),
  )
  const paths = new Map<string, string>()
  eachTag(listings.get(workbook) ?? '', ({ name, 'r:id': id = '' }) => {
    const target = targets.get(id)
    if (name !== undefined && target) paths.set(name, target)
  })
  return paths
}

function eachTag(xml: string, take: (attributes: Record<string, string>) => void): void {
  const parser = new SaxesParser()
  // The library that reads the cells reports a broken part.
  parser.on('error', () => {})
  parser.on('opentag', ({ attributes }) => take(attributes))
  parser.write(xml).close()
}

const mergeTag = /<(?:\w+:)?mergeCell [^>]*?ref=["']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})["']/g

/** In characters. No such tag is longer. */
const longestTag = 200

/** Merged cells come after all rows: they are picked from the stream, as a sheet may have a million cells. */
async function rangesOf(bytes: Readable): Promise<MergedCells[]> {
  const ranges: MergedCells[] = []
  let rest = ''
  for await (const chunk of bytes.setEncoding('utf8')) {
    const part = rest + chunk
    let end = 0
    for (const { 0: tag, 1: column = '', 2: from, 3: to, index } of part.matchAll(mergeTag)) {
      end = index + tag.length
      if (from !== to && ranges.length < maxRanges)
        ranges.push({ column: columnNumber(column), from: Number(from) - 1, to: Number(to) - 1 })
    }
    rest = part.slice(Math.max(end, part.length - longestTag))
  }
  return ranges
}

/** `A` → 0, `AB` → 27 */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
