import type { RecordChange } from '../../content/records/change-store.js'
import { differingHeaders, type RecordCells } from '../../content/records/record-cells.js'
import { isDirectoryKind, type RecordKind } from '../../content/records/record-kinds.js'
import { createRecordNames, type RecordNames } from '../../content/records/record-names.js'
import { settingName } from '../../content/records/setting-name.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { localDate } from '../../directory/time/local-time.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { StaffLink } from '../navigation/present-breadcrumbs.js'
import { cellInWords, settingInWords, shownCell } from './cell-in-words.js'
import { formFieldsOf } from './form-fields.js'
import { labelOf } from './present-form-fields.js'

/** A change, field by field. */
export interface ChangeModel {
  when: string
  who: string
  what: string
  how: string
  name: string
  kind: string
  href: string | null
  fields: FieldChange[]
}

/** One field, before and after; null if there was, or is, no record. */
export interface FieldChange {
  label: string
  before: string | null
  after: string | null
}

export interface ChangeMoment {
  directory: DirectorySnapshot
  languages: readonly string[]
  speech: Speech
  /** A topic's title; null for an unknown topic. */
  topicTitle(slug: string): string | null
}

/** @param parents the record's list, and the record */
export function presentRecordHistory(
  title: string,
  changes: readonly RecordChange[],
  parents: readonly StaffLink[],
  moment: ChangeMoment,
): Page {
  const model = {
    title,
    parents,
    isWhole: false,
    q: '',
    action: '',
    clear: null,
    changes: changes.map((change) => presentChange(change, moment)),
    pager: null,
  }
  return { view: 'staff/directory/changes', model }
}

/** All changes, newest first. */
export function presentAllChanges(
  { changes, total, q, page }: { changes: readonly RecordChange[]; total: number; q: string; page: number },
  moment: ChangeMoment,
): Page {
  const { t, code } = moment.speech
  const pages = Math.max(1, Math.ceil(total / recordChangesPerPage))
  const to = (n: number) =>
    n < 1 || n > pages ? null : recordPaths.changes(code, { q, page: n > 1 ? String(n) : null })
  const model = {
    title: t('records.changesTitle'),
    isWhole: true,
    q,
    action: recordPaths.changes(code),
    clear: q ? recordPaths.changes(code) : null,
    changes: changes.map((change) => presentChange(change, moment)),
    pager:
      pages > 1
        ? { previous: to(page - 1), next: to(page + 1), text: t('records.page', { page, pages }) }
        : null,
  }
  return { view: 'staff/directory/changes', model }
}

export const recordChangesPerPage = 50

export function presentChange(change: RecordChange, moment: ChangeMoment): ChangeModel {
  const { directory, speech, topicTitle } = moment
  const { kind, record, before, after, action } = change
  const { timeZone } = directory.district
  const at = new Date(change.at)
  return {
    when: `${speech.date(localDate(at, timeZone), 'year')}, ${speech.time(at, timeZone)}`,
    who: change.way === 'import' && change.account === null ? speech.t('transfer.fromFolder') : change.who,
    what: speech.t(`records.action.${action}`),
    how: speech.t(`records.way.${change.way}`),
    name: createRecordNames(directory, speech, topicTitle).record(kind, after ?? before ?? {}),
    kind: speech.t(`recordKind.${kind}`),
    href: isDirectoryKind(kind) && after !== null ? recordPaths.one(kind, record, speech.code) : null,
    fields: presentFieldChanges(kind, before, after, moment),
  }
}

/** The differences; for an added or removed record, its cells. */
export function presentFieldChanges(
  kind: RecordKind,
  before: RecordCells | null,
  after: RecordCells | null,
  { directory, speech, languages, topicTitle }: ChangeMoment,
): FieldChange[] {
  const names = createRecordNames(directory, speech, topicTitle)
  if (kind === 'district') return [presentSettingChange(before, after, names, speech)]
  const headers = differingHeaders(before ?? {}, after ?? {}).filter(
    (header) => header !== 'position' || kind === 'posts',
  )
  const fields = formFieldsOf(kind, languages)
  return headers.map((header) => {
    const field = fields.find((each) => each.header === header)
    const label = field ? labelOf(field, kind, speech) : header
    const inWords = (value: string) =>
      field ? cellInWords(field, value, names, speech) : shownCell(header, value, speech)
    const shown = (cells: RecordCells | null) => cells && cellText(cells[header] ?? '', inWords, speech)
    return { label, before: shown(before), after: shown(after) }
  })
}

function presentSettingChange(
  before: RecordCells | null,
  after: RecordCells | null,
  names: RecordNames,
  speech: Speech,
): FieldChange {
  const setting = (after ?? before)?.setting ?? ''
  const inWords = (value: string) => settingInWords(setting, value, names, speech)
  const shown = (cells: RecordCells | null) => cells && cellText(cells.value ?? '', inWords, speech)
  return { label: settingName(setting, speech), before: shown(before), after: shown(after) }
}

/** A picture is stored as thousands of unreadable characters. */
function cellText(value: string, inWords: (value: string) => string, { t }: Speech): string {
  if (value.startsWith('data:image/'))
    return t('theme.picture', { count: Math.ceil((value.length * 3) / 4 / 1024) })
  return inWords(value) || t('records.empty')
}
