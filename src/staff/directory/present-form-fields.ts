import type { RecordCells } from '../../content/records/record-cells.js'
import { type DirectoryKind, describeKind, type RecordKind } from '../../content/records/record-kinds.js'
import type { RecordNames } from '../../content/records/record-names.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import { cellInWords, phoneColumns, shownCell } from './cell-in-words.js'
import { type FormField, labelKey } from './form-fields.js'
import { type HoursPicker, presentHoursPicker } from './hours-picker.js'
import { sayFault } from './say-fault.js'

/** A field as drawn in a form. */
export interface FieldModel {
  id: string
  label: string
  hint: string | null
  /** Ids of its descriptions; null for none. */
  described: string | null
  fault: string | null
  value: string
  lang: string | null
  type: string
  isInput: boolean
  isLong: boolean
  isChoice: boolean
  isBoxes: boolean
  /** The week of opening hours; null for other fields. */
  picker: HoursPicker | null
  /** Read-only. */
  isFixed: boolean
  /** Marked as required. */
  isNeeded?: boolean
  options: { value: string; label: string; chosen: boolean; id: string }[]
}

/** The inputs of a form's fields. */
export interface FieldSources {
  kind: DirectoryKind
  cells: RecordCells
  faults: readonly RowFault[]
  isNew: boolean
  directory: DirectorySnapshot
  names: RecordNames
  speech: Speech
}

export function presentFields(fields: readonly FormField[], sources: FieldSources): FieldModel[] {
  return fields
    .filter(({ control, header }) => control !== 'fixed' || sources.cells[header])
    .map((field) => presentField(field, sources))
}

function presentField(field: FormField, sources: FieldSources): FieldModel {
  const { header, control, isKey } = field
  const { cells, isNew, speech, faults } = sources
  const value = cells[header] ?? ''
  const fault = faults.find(({ column }) => column === header)
  const hint = hintOf(field, sources)
  const isFixed = control === 'fixed' || (isKey && !isNew)
  const options = isFixed ? [] : optionsOf(field, sources)
  const described = [hint ? `${header}-hint` : null, fault ? `${header}-fault` : null].filter(Boolean)
  const label = labelOf(field, sources.kind, speech)
  const isChoice =
    !isFixed && ['choice', 'yes-no', 'school', 'office', 'maybe-office', 'role'].includes(control)
  return {
    id: header,
    label,
    hint,
    described: described.length > 0 ? described.join(' ') : null,
    fault: fault ? sayFieldFault(fault, sources, label) : null,
    value: isFixed ? cellInWords(field, value, sources.names, speech) : shownCell(header, value, speech),
    lang: field.lang,
    type: typeOf(field),
    isInput: !isFixed && ['text', 'date', 'time', 'number'].includes(control),
    isLong: !isFixed && control === 'long',
    isChoice,
    isBoxes: !isFixed && ['languages', 'several'].includes(control),
    picker: control === 'hours' ? presentHoursPicker(header, value, speech) : null,
    isFixed,
    // A list without an empty entry always has a value.
    isNeeded: !isFixed && isNeeded(field, sources.kind) && !(isChoice && options.every(({ value }) => value)),
    options,
  }
}

/** Whether a record cannot be saved without it. Of words, only the English ones are needed. */
function isNeeded({ column, lang }: FormField, kind: DirectoryKind): boolean {
  const { columns, words } = describeKind(kind)
  const check = (lang === null ? columns : lang === 'en' ? words : {})[column]
  return check !== undefined && !check.safeParse('').success
}

/** Beside its label, the fault does not repeat it, unless it is a sentence of its own. */
function sayFieldFault(fault: RowFault, { kind, speech }: FieldSources, label: string): string {
  const said = sayFault(fault, kind, label, speech)
  const reason = speech.t(fault.key, fault.values)
  return said === speech.t('records.fault', { label, reason }) ? reason : said
}

/** "Name (Spanish)" */
export function labelOf(field: FormField, kind: RecordKind, speech: Speech): string {
  const label = speech.t(labelKey(kind, field))
  if (field.lang === null) return label
  return speech.t('records.inLanguage', { label, language: speech.languageName(field.lang) })
}

function typeOf({ control, column }: FormField): string {
  if (control === 'date') return 'date'
  if (phoneColumns.has(column)) return 'tel'
  return 'text'
}

const hints: Partial<Record<string, WordKey>> = {
  slug: 'recordHint.slug',
  id: 'recordHint.slug',
  phone: 'recordHint.phone',
  call: 'recordHint.phone',
  hours: 'recordHint.hours',
  grades: 'recordHint.grades',
  'posts.grades': 'recordHint.postGrades',
  last_names: 'recordHint.last_names',
  'posts.language': 'recordHint.language',
  'posts.topics': 'recordHint.postTopics',
  'posts.routes': 'recordHint.postRoutes',
  'posts.schools': 'recordHint.postSchools',
  'posts.position': 'recordHint.position',
  'crisis-lines.position': 'recordHint.linePosition',
  'outside-services.position': 'recordHint.linePosition',
  'links.position': 'recordHint.linkPosition',
  'links.url': 'recordHint.linkUrl',
  'links.label': 'recordHint.linkLabel',
  'outside-services.phone': 'recordHint.servicePhone',
  'outside-services.name': 'recordHint.serviceName',
  internal_note: 'recordHint.internal_note',
  bring: 'recordHint.bring',
  prefix: 'recordHint.prefix',
  'people.phone': 'recordHint.direct',
  'people.ext': 'recordHint.direct',
  'people.room': 'recordHint.direct',
  closed_from: 'recordHint.closed_from',
  successor: 'recordHint.successor',
  'contacts.sms': 'recordHint.sms',
  'contacts.messages': 'recordHint.messages',
  'contacts.email': 'recordHint.contactEmail',
  closes: 'recordHint.closes',
  levels: 'recordHint.levels',
  role: 'recordHint.role',
  answered_by: 'recordHint.answered_by',
  kinds: 'recordHint.kinds',
  'schools.start': 'recordHint.start',
  'schools.end': 'recordHint.start',
  away_until: 'recordHint.away_until',
}

function hintOf(field: FormField, { kind, cells, speech, isNew }: FieldSources): string | null {
  if (field.isKey && !isNew) return null
  const key = hints[`${kind}.${field.column}`] ?? hints[field.column]
  const own = key ? speech.t(key) : null
  const translation = field.lang !== null && field.lang !== 'en' ? speech.t('recordHint.translation') : null
  const echo = field.column === 'hours' ? hoursRead(cells[field.header] ?? '', speech) : null
  const said = [own, translation, echo].filter((part) => part !== null)
  return said.length > 0 ? said.join(' ') : null
}

/** How families read the hours in this field. */
export function hoursRead(written: string, speech: Speech): string | null {
  if (written === '') return null
  const lines = speech.hours(written)
  return lines.length === 1 && lines[0] === written
    ? null
    : speech.t('recordHint.hoursRead', { hours: lines.join('; ') })
}

function optionsOf(field: FormField, sources: FieldSources): FieldModel['options'] {
  const value = sources.cells[field.header] ?? ''
  const chosen = field.control === 'languages' || field.control === 'several' ? value.split(' ') : [value]
  return valuesOf(field, sources).map(([each, label]) => ({
    value: each,
    label,
    chosen: chosen.includes(each),
    id: `${field.header}-${each || 'none'}`,
  }))
}

/** An office that another one answers for is offered only where it is set already. */
function listedOffices({ offices, ownOffices }: DirectorySnapshot, set: string | undefined) {
  const listed = new Set(ownOffices)
  return offices.filter((office) => listed.has(office) || office.id === set)
}

/** A closed school or office may have no successor. */
function nobodyFirst(header: string, { t }: Speech): [string, string][] {
  return header === 'successor' ? [['', t('recordValue.noSuccessor')]] : []
}

function valuesOf({ control, options, header }: FormField, sources: FieldSources): [string, string][] {
  const { directory, names, speech, cells } = sources
  switch (control) {
    case 'yes-no':
      return (options.length > 0 ? options : ['yes', 'no']).map((each) => [
        each,
        speech.t(`recordValue.${each}` as WordKey),
      ])
    case 'choice':
    case 'several':
      return options.map((each) => [each, speech.t(`recordValue.${each}` as WordKey)])
    case 'role':
      return ['', ...options].map((each) => [each, speech.t(`officeRole.${each || 'none'}` as WordKey)])
    case 'office':
      return [
        ...nobodyFirst(header, speech),
        ...listedOffices(directory, cells[header])
          .filter(({ id }) => header !== 'successor' || id !== cells.id)
          .map(({ id }): [string, string] => [id, names.office(id)]),
      ]
    case 'maybe-office':
      return [
        ['', speech.t('recordValue.answersItself')],
        ...directory.ownOffices.flatMap(({ id }): [string, string][] =>
          id === cells.id ? [] : [[id, names.office(id)]],
        ),
      ]
    case 'school':
      return [
        ...(header === 'successor'
          ? nobodyFirst(header, speech)
          : [['', speech.t('recordValue.noSchool')] satisfies [string, string]]),
        ...directory.schools
          .filter(({ slug }) => header !== 'successor' || slug !== cells.slug)
          .map(({ slug, name }): [string, string] => [slug, name]),
      ]
    case 'languages': {
      const present = (cells[header] ?? '').split(' ').filter(Boolean)
      const all = [...new Set(['en', 'es', ...directory.district.welcomeLanguages, ...present])]
      return all.map((each) => [each, speech.languageName(each)])
    }
    default:
      return []
  }
}
