import type { z } from 'zod'
import {
  type ColumnMapping,
  type MappedFile,
  type MappingField,
  type MappingProblem,
  mapCells,
  mappingFields,
  mappingTargets,
} from '../../content/imports/mapping/column-mapping.js'
import type { ForeignTable } from '../../content/imports/mapping/mappings.js'
import { afternoon } from '../../content/imports/mapping/read-school-row.js'
import { splitName } from '../../content/imports/mapping/split-name.js'
import * as cell from '../../content/rows/cell-types.js'
import { transferPaths } from '../../paths/import-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

/** Enough to see whether the columns fit. */
const rowsShown = 5
const samplesShown = 2

/** A file whose headers are not ours: the meaning of each column, and its first rows as we read them. */
export function presentColumns(
  sources: {
    id: number
    file: MappedFile
    /** Its place among the files. */
    index: number
    table: ForeignTable
    mapping: ColumnMapping
    problems: readonly MappingProblem[]
  },
  { t, code, number }: Speech,
): Page {
  const { id, file, index, table, mapping, problems } = sources
  const { headers, samples } = table
  const { target } = mapping
  const fields: readonly string[] = mappingFields[target]
  const label = (field: string) => t(`mapping.field.${field as MappingField}`)
  const model = {
    title: t('mapping.title', { file: file.name }),
    file: file.name,
    problems:
      problems.length > 0
        ? problems.map(({ key, field }) => ({
            href: '#column-0',
            message: t(`mapping.problem.${key}`, { field: label(field) }),
          }))
        : null,
    action: transferPaths.columns(id, code, index),
    cancel: transferPaths.cancel(id, code),
    targets: mappingTargets.map((each) => ({
      value: each,
      label: t(`mapping.target.${each}`),
      selected: each === target,
    })),
    lines: table.lines.map(({ line, cells }) => ({
      value: String(line),
      label: t('mapping.headerLine', {
        line: number(line),
        cells: cells
          .filter((cell) => cell.trim())
          .slice(0, 4)
          .join(' · ')
          .slice(0, 60),
      }),
      selected: line === file.headerLine,
    })),
    isSkipped: target === 'skip',
    addsPeople: target === 'staff',
    isPublic: mapping.isPublic === true,
    schoolDay: target === 'schools' ? (mapping.schoolDay ?? { start: '', end: '' }) : null,
    columns: headers.map((header, at) => ({
      id: `column-${at}`,
      header: header || t('mapping.noHeader', { number: number(at + 1) }),
      samples: [...new Set(samples.map((row) => row[at]?.trim() ?? ''))]
        .filter(Boolean)
        .slice(0, samplesShown)
        .map(shortened)
        .join(' · '),
      options: fields.map((field) => ({
        value: field,
        label: label(field),
        selected: mapping.columns[at] === field,
      })),
    })),
    preview: presentRows(),
  }
  return { view: 'staff/imports/columns', model, status: problems.length > 0 ? 422 : 200 }

  function presentRows() {
    const used = fields.filter((field) => mapping.columns.includes(field as never))
    return {
      headings: used.map(label),
      rows: samples.slice(0, rowsShown).map((cells) => {
        const row = mapCells(mapping, cells) as Record<string, string>
        return used.map((field) => shortened(readAs(field, row[field] ?? '')))
      }),
    }
  }
}

/** Cells that are shown as they will be stored: Excel made days of grades, and shares of days of times. */
const shownAsRead: Partial<Record<string, z.ZodType<string, string>>> = {
  ...{ grades: cell.grades, start: cell.clock, end: cell.clock, state: cell.usState },
  ...{ ext: cell.extension, hours: cell.hours },
}

/** A name shows how it is split. */
function readAs(field: string, value: string): string {
  const read = shownAsRead[field]?.safeParse(value)
  if (read?.success) return read.data
  if (field === 'end') return afternoon(value)
  if (field !== 'name_last_first' && field !== 'name_first_last') return value
  const name = splitName(value, field === 'name_last_first')
  return name ? [name.prefix, name.first, '|', name.last].filter(Boolean).join(' ') : value
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
