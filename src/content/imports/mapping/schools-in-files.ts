import { readTable } from '../../../platform/files/read-table.js'
import { plainText } from '../../../platform/text/plain-text.js'
import { type MappedFile, mapCells } from './column-mapping.js'
import type { NamedSchool } from './guess-meaning.js'
import { isSchoolRow, lowered, schoolSlug } from './read-school-row.js'

/** The schools that files would add, so that staff lists of the same import can name them. @param known those of the district */
export async function newSchoolsIn(
  files: readonly MappedFile[],
  known: readonly NamedSchool[],
): Promise<NamedSchool[]> {
  const names = new Set(known.map(({ name }) => plainText(name)))
  const slugs = new Set(known.map(({ slug }) => slug))
  const found: NamedSchool[] = []
  for (const file of files) {
    const { mapping } = file
    if (mapping?.target !== 'schools') continue
    for await (const { rows } of readTable(file, []))
      for (const { cells } of rows) {
        const row = mapCells(mapping, cells)
        const { name = '', short_name = '' } = row
        const slug = schoolSlug(name)
        if (!isSchoolRow(row) || name === '' || names.has(plainText(name)) || slugs.has(slug)) continue
        slugs.add(slug)
        found.push({ slug, name: lowered(name), short_name })
      }
  }
  return found
}
