import type { LinkCheck } from '../../content/links/link-check-store.js'
import type { RecordChange } from '../../content/records/change-store.js'
import type { EditClash } from '../../content/records/compare-edits.js'
import type { RecordCells } from '../../content/records/record-cells.js'
import type { DirectoryKind } from '../../content/records/record-kinds.js'
import { createRecordNames, type RecordNames } from '../../content/records/record-names.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import type { LinkRecord } from '../../content/records/records.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { localDate } from '../../directory/time/local-time.js'
import { paths } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import type { Page } from '../../platform/web/pages.js'
import { cellInWords } from './cell-in-words.js'
import { type FormField, formFieldsOf } from './form-fields.js'
import { listLink } from './list-link.js'
import { type FieldModel, labelOf, presentFields } from './present-form-fields.js'
import { linkState, presentOwnLinks } from './present-links.js'
import type { PreviewModel } from './present-preview.js'
import { sayFault } from './say-fault.js'

/** The inputs of a record form. */
export interface FormSources {
  kind: DirectoryKind
  /** Null for a new record. */
  id: number | null
  cells: RecordCells
  /** The version when the form was opened; null for a new record. */
  version: string | null
  faults?: readonly RowFault[]
  remarks?: readonly RowFault[]
  clash?: { edit: EditClash; theirs: RecordChange | null }
  preview?: PreviewModel | null
  /** The posts of a person or a contact. */
  posts?: readonly StoredRecord[]
  /** The links of an office; null for other records. */
  ownLinks?: readonly LinkRecord[] | null
  /** The last check of a link's address; null for none. */
  check?: LinkCheck | null
  /** Whether a topic leads to the office, or to the office of the contact; true for other records. */
  hasTopics?: boolean
  saved?: boolean
  /** It was removed while the form was open. */
  gone?: boolean
  /** Whether one more may be added, and this one removed. */
  mayAdd: boolean
}

/** The context of the form. */
export interface FormMoment {
  directory: DirectorySnapshot
  languages: readonly string[]
  speech: Speech
  /** A topic's title by slug; null for an unknown topic. */
  topicTitle(slug: string): string | null
  now: Date
}

/** A record's form, with everything known about it. */
export function presentRecordForm(sources: FormSources, moment: FormMoment): Page {
  const { kind, id, cells, faults = [], clash, gone = false } = sources
  const { directory, languages, speech } = moment
  const { t, code } = speech
  const names = createRecordNames(directory, speech, moment.topicTitle)
  const formFields = formFieldsOf(kind, languages)
  const isNew = id === null || gone
  const fields = presentFields(formFields, { kind, cells, faults, isNew, directory, names, speech })
  const clashing = clash?.edit.differences.some(({ isClash }) => isClash) ?? false
  const name = isNew ? t(`newRecord.${kind}` as WordKey) : names.record(kind, cells)
  const model = {
    title: name,
    parents: [listLink(kind, speech)],
    action: isNew ? recordPaths.new(kind, code) : recordPaths.one(kind, id, code),
    version: isNew ? '' : (sources.version ?? ''),
    fields,
    problems: problemsOf(fields, faults, kind, speech),
    isNew,
    gone,
    canPreview: kind === 'contacts' || kind === 'posts',
    hidden: formFields
      .filter(({ control }) => control === 'fixed' && isNew)
      .map(({ header }) => ({ name: header, value: cells[header] ?? '' })),
    done: sources.saved ? t(isSeen(sources, directory) ? 'records.saved' : 'records.savedUnseen') : null,
    remarks: (sources.remarks ?? []).map(({ key, values }) => t(key, values)),
    clash: clash ? presentClash(clash, formFields, sources, moment) : null,
    preview: sources.preview ?? null,
    links: isNew ? null : linksOf(sources, names, moment),
    posts: isNew ? null : presentPosts(sources, names, moment),
    notShown: isNew ? null : presentNotShown(sources, moment),
    noTopics: isNew ? null : presentNoTopics(sources, moment),
    ownLinks:
      sources.ownLinks && !isNew
        ? presentOwnLinks({ office: cells.id ?? '' }, sources.ownLinks, directory.district.timeZone, speech)
        : null,
    linkState:
      kind === 'links' && !isNew
        ? linkState(sources.check ?? null, directory.district.timeZone, speech)
        : null,
  }
  return {
    view: 'staff/directory/form',
    model,
    status: faults.length > 0 ? 422 : clashing || clash || gone ? 409 : 200,
  }
}

/** A problem with a field is shown there, too; one with the whole row links to the first field. */
function problemsOf(
  fields: readonly FieldModel[],
  faults: readonly RowFault[],
  kind: DirectoryKind,
  speech: Speech,
) {
  if (faults.length === 0) return null
  const [first] = fields
  return faults.map((fault) => {
    const field = fields.find(({ id }) => id === fault.column)
    const anchor = (field?.isFixed ? null : field) ?? fields.find(({ isFixed }) => !isFixed) ?? first
    return {
      href: `#${anchor?.isBoxes ? (anchor.options[0]?.id ?? anchor.id) : anchor?.id}`,
      message: sayFault(fault, kind, field?.label ?? null, speech),
    }
  })
}

function presentClash(
  { edit, theirs }: { edit: EditClash; theirs: RecordChange | null },
  fields: readonly FormField[],
  { kind }: FormSources,
  { speech, directory }: FormMoment,
) {
  const { t } = speech
  const { timeZone } = directory.district
  const at = new Date(theirs?.at ?? 0)
  const who = theirs?.who ?? t('records.service')
  const names = createRecordNames(directory, speech)
  const shown = (field: FormField, cell: string | null) =>
    cell === null ? t('records.unknown') : cellInWords(field, cell, names, speech) || t('records.empty')
  const rows = edit.differences.flatMap((each) => {
    const field = fields.find(({ header }) => header === each.header)
    if (!field) return []
    return {
      label: labelOf(field, kind, speech),
      href: `#${field.header}`,
      was: shown(field, each.was),
      theirs: shown(field, each.theirs),
      yours: shown(field, each.yours),
      note: t(each.isClash ? 'records.clashKept' : 'records.clashTaken'),
    }
  })
  return {
    lead: t('records.clashLead', {
      who,
      date: speech.date(localDate(at, timeZone), 'long'),
      time: speech.time(at, timeZone),
    }),
    theirs: t('records.clashTheirs', { who }),
    rows,
  }
}

function linksOf(
  { kind, id, cells, mayAdd }: FormSources,
  names: RecordNames,
  { speech, directory }: FormMoment,
) {
  const { t, code } = speech
  const name = names.record(kind, cells)
  return {
    history: { href: recordPaths.history(kind, id!, code), label: t('records.history') },
    remove: mayAdd ? { href: recordPaths.remove(kind, id!, code), label: t('records.remove') } : null,
    public: isHidden(kind, cells, directory) ? null : publicPage(kind, cells, code),
    absence: kind === 'posts' ? { href: recordPaths.absence(id!, code), label: t('records.absence') } : null,
    checked:
      kind === 'contacts'
        ? {
            action: recordPaths.checked(code),
            id: String(id),
            name,
            on: t('records.checkedOn', { date: cells.checked ? speech.date(cells.checked, 'year') : '–' }),
            label: t('records.checkOne', { name }),
          }
        : null,
    today: directory.district.timeZone,
  }
}

/** An office without a contact has no page. */
function isHidden(kind: DirectoryKind, { id }: RecordCells, { contacts }: DirectorySnapshot): boolean {
  return kind === 'offices' && !contacts.some(({ office }) => office === id)
}

/** Whether families can see what was saved. */
function isSeen({ kind, cells }: FormSources, directory: DirectorySnapshot): boolean {
  return !isHidden(kind, cells, directory) && !(kind === 'people' && cells.public !== 'yes')
}

/** A new office leads on to its contact and its topics; null for an office that families see. */
function presentNotShown(
  { kind, cells, mayAdd }: FormSources,
  { directory, speech: { t, code } }: FormMoment,
) {
  if (!mayAdd || cells.closed_from || !isHidden(kind, cells, directory)) return null
  const id = cells.id ?? ''
  return {
    contact: { href: recordPaths.new('contacts', code, { office: id }), label: t('newRecord.contacts') },
    topics: { href: editorPath('topics', code), label: t('records.chooseTopics') },
  }
}

/**
 * An office with a contact, and its contacts, lead on to its topics; null where a topic leads there, or where the office is
 * closed, another one answers for it, or it answers for others.
 */
function presentNoTopics(
  { kind, cells, mayAdd, hasTopics = true }: FormSources,
  { directory, speech: { t, code } }: FormMoment,
) {
  if (!mayAdd || hasTopics || isHidden(kind, cells, directory)) return null
  const id = kind === 'offices' ? cells.id : cells.office
  const office = directory.offices.find((each) => each.id === id)
  if (!office || office.closedFrom || office.answeredBy) return null
  if (directory.offices.some(({ answeredBy }) => answeredBy === id)) return null
  return { href: editorPath('topics', code), label: t('records.chooseTopics') }
}

function publicPage(kind: DirectoryKind, cells: RecordCells, lang: string): string | null {
  if (kind === 'schools') return paths.school(cells.slug ?? '', lang)
  if (kind === 'offices') return paths.office(cells.id ?? '', lang)
  if (kind === 'contacts' && cells.school) return paths.contact(cells.office ?? '', cells.school, lang)
  if (kind === 'contacts') return paths.office(cells.office ?? '', lang)
  if (kind === 'links')
    return cells.topic ? paths.topic(cells.topic, lang) : paths.office(cells.office ?? '', lang)
  if (kind === 'people' && cells.public === 'yes') return paths.person(cells.slug ?? '', lang)
  return kind === 'crisis-lines' ? paths.helpNow(lang) : null
}

function presentPosts(
  { kind, cells, posts, mayAdd }: FormSources,
  names: RecordNames,
  { speech, now, directory }: FormMoment,
) {
  if (kind !== 'people' && kind !== 'contacts') return null
  const { t, code } = speech
  const today = localDate(now, directory.district.timeZone)
  return {
    title: t(kind === 'people' ? 'records.duties' : 'records.posts'),
    rows: (posts ?? []).map(({ id, cells: post }) => ({
      href: recordPaths.one('posts', id, code),
      name:
        kind === 'people'
          ? names.contact(post.office ?? '', post.school ?? '')
          : names.person(post.person ?? ''),
      duty: post[`duty_${code}`] || post.duty_en || '',
      away: awayText(post, today, speech),
      absence: recordPaths.absence(id, code),
    })),
    add: kind === 'people' && mayAdd ? recordPaths.new('posts', code, { person: cells.slug ?? null }) : null,
  }
}

/** Null if present. @param today ISO date */
export function awayText(post: RecordCells, today: string, speech: Speech): string | null {
  const { away_from: from = '', away_until: until = '' } = post
  if (from === '' || from > today || (until !== '' && until < today)) return null
  return until
    ? speech.t('records.awayNow', { date: speech.date(until, 'year') })
    : speech.t('records.awayOpen')
}
