import { localDate } from '../../directory/time/local-time.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Speech } from '../../platform/language/language.js'
import { Refusal } from '../../platform/language/refusal.js'
import { isWording, type Wording, wording } from '../../platform/language/wording.js'
import type { Author } from '../records/change-store.js'
import { checkCells } from '../records/check-record.js'
import { createDirectoryEditor, type DirectoryEditor } from '../records/directory-editor.js'
import { cellsOfRow, type RecordCells, recordKey } from '../records/record-cells.js'
import type { DirectoryKind } from '../records/record-kinds.js'
import { hours } from '../rows/cell-types.js'
import { districtSettings } from '../rows/district-settings.js'
import { phone } from '../rows/phone-number.js'
import type { AnswerFault, AnswerRow, Answers } from './read-answers.js'

/** The answers have faults: nothing was written. */
export class AnswersRefused extends Refusal {
  override name = 'AnswersRefused'
  readonly faults: readonly AnswerFault[]

  constructor(faults: readonly AnswerFault[]) {
    super(wording('answers.faults', { count: faults.length }))
    this.faults = faults
  }

  override say(speech: Speech): string {
    const lines = this.faults.map(({ place, fault }) => {
      const said = speech.t(fault.key, fault.values)
      return `- ${place ? `${place}: ` : ''}${said}`
    })
    return [super.say(speech), ...lines].join('\n')
  }
}

/** How many records were added and changed. */
export interface AppliedAnswers {
  added: number
  changed: number
}

/**
 * Writes the answers into the directory. Call it inside a transaction: on any fault it throws, and everything is undone.
 * @param logo as stored; null for none
 * @throws {AnswersRefused} with every fault
 */
export function applyAnswers(
  database: Database,
  { rows, offices }: Answers,
  tools: { offered: readonly string[]; now(): Date; logo: string | null },
): AppliedAnswers {
  const editor = createDirectoryEditor(database, tools.offered, tools.now)
  const faults: AnswerFault[] = []
  const failed = new Set<string>()
  const done = { added: 0, changed: 0 }
  const all = [...rows.map(readWritten), ...officeRows(editor, offices, faults)]
  if (tools.logo !== null)
    all.push({ kind: 'district', place: 'district, logo', cells: { setting: 'logo', value: tools.logo } })
  for (const row of inOrder(all)) {
    // One fault each: a row that refers to a faulty row is not faulty itself.
    if (refersTo(row).some((key) => failed.has(key))) continue
    const found = saveRow(editor, withChecked(row, editor, tools.now()), done)
    if (found.length === 0) continue
    faults.push(...found)
    failed.add(keyOf(row))
  }
  const faulty = new Set(faults.map(({ place }) => place))
  faults.push(...missingFacts(editor).filter(({ place }) => !faulty.has(place)))
  if (faults.length > 0) throw new AnswersRefused(faults)
  return done
}

/** A contact in the answers counts as checked today, in the district's time zone. */
function withChecked(row: AnswerRow, { records }: DirectoryEditor, now: Date): AnswerRow {
  if (row.kind !== 'contacts' || 'checked' in row.cells) return row
  const zone = [...records.each('district')].find(({ cells }) => cells.setting === 'time_zone')
  return { ...row, cells: { ...row.cells, checked: localDate(now, zone?.cells.value ?? 'UTC') } }
}

const author: Author = { account: null, who: 'npm run setup', way: 'import', import: null }

function saveRow(
  editor: DirectoryEditor,
  { kind, place, cells }: AnswerRow,
  done: AppliedAnswers,
): AnswerFault[] {
  const key = keyAsStored(kind, cells)
  const before = [...editor.records.each(kind)].find((record) => recordKey(kind, record.cells) === key)
  const result = editor.save({ kind, id: before?.id ?? null, cells, version: null }, author)
  if (result.result === 'faulty')
    return result.faults.map(({ column, key, values }) => ({
      place: column && column !== 'value' ? `${place}, ${column}` : place,
      // The place names the fact already.
      fault: kind === 'district' && isWording(values?.reason) ? values.reason : wording(key, values),
    }))
  if (before) done.changed++
  else done.added++
  return []
}

/** The key in the one form of the database: dates and lists may be written in others. */
function keyAsStored(kind: DirectoryKind, cells: RecordCells): string {
  const [row] = checkCells(kind, [cells], 1, [])
  return recordKey(kind, row ? cellsOfRow(kind, row, []) : cells)
}

/** Facts have no column of their own, so they are not read as people write them. */
function readWritten(row: AnswerRow): AnswerRow {
  const { setting = '', value = '' } = row.cells
  if (row.kind !== 'district') return row
  const read = /(^|_)phone$/.test(setting) ? phone : setting === 'phone_hours' ? hours : null
  return { ...row, cells: { setting, value: read?.safeParse(value).data ?? value } }
}

/** The offices as they are, with the answers about them. Named by id or by role. */
function officeRows(
  editor: DirectoryEditor,
  offices: Answers['offices'],
  faults: AnswerFault[],
): AnswerRow[] {
  const stored = [...editor.records.each('offices')].map(({ cells }) => cells)
  const find = (name: string) => stored.find(({ id, role }) => id === name || role === name)
  return [...offices].flatMap(([name, answer]): AnswerRow[] => {
    const place = `offices, ${name}`
    const office = find(name)
    if (!office) {
      const list = stored.map(({ id }) => id).join(', ')
      faults.push({ place, fault: wording('answers.noOffice', { list }) })
      return []
    }
    const { answered_by: by } = answer
    const other = by ? { answered_by: find(by)?.id ?? by } : {}
    return [{ kind: 'offices', place, cells: { ...answer, ...other, id: office.id ?? name } }]
  })
}

const order: readonly DirectoryKind[] = [
  ...(['district', 'schools', 'offices', 'contacts', 'people', 'posts', 'crisis-lines', 'calendar'] as const),
]

/** Referenced kinds first; an office that answers itself again, before one that names it. */
function inOrder(rows: AnswerRow[]): AnswerRow[] {
  const rank = ({ kind, cells }: AnswerRow) => order.indexOf(kind) * 2 + Number(Boolean(cells.answered_by))
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

const keyOf = ({ kind, cells }: AnswerRow) => `${kind} ${cells.slug ?? cells.id ?? recordKey(kind, cells)}`

function refersTo({ kind, cells }: AnswerRow): string[] {
  const { office = '', school = '', person = '' } = cells
  const own = kind === 'contacts' || kind === 'posts' ? [`offices ${office}`, `schools ${school}`] : []
  const contact = kind === 'posts' ? [`contacts ${recordKey('contacts', { office, school })}`] : []
  return [...own, ...contact, ...(kind === 'posts' ? [`people ${person}`] : [])]
}

/** The facts that a district cannot be without. */
function missingFacts(editor: DirectoryEditor): AnswerFault[] {
  const set = new Set(
    [...editor.records.each('district')].map(({ cells }: { cells: RecordCells }) => cells.setting),
  )
  return Object.entries(districtSettings).flatMap(([setting, check]) =>
    !set.has(setting) && !check.safeParse('').success
      ? [{ place: `district, ${setting}`, fault: wording('answers.missing') as Wording }]
      : [],
  )
}
