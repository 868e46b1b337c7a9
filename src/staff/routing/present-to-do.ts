import type { CatalogOffer } from '../../content/catalog/catalog-offer-store.js'
import type { Import } from '../../content/imports/import-store.js'
import type { Publication } from '../../content/revisions/publication-store.js'
import type { HandledItem, SentAbsence, SentChange, ToDoItem } from '../../content/to-do/to-do-store.js'
import { daysUnchecked } from '../../directory/contacts/days-unchecked.js'
import { backupPaths } from '../../paths/backup-paths.js'
import { transferPaths } from '../../paths/import-paths.js'
import { paths } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import { capitalize } from '../../platform/language/capitalize.js'
import type { Speech } from '../../platform/language/language.js'
import type { Wording } from '../../platform/language/wording.js'
import type { Page } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'
import { pager } from './frame-of.js'
import { officeName, type RoutingNames } from './present-answer-pair.js'

/** Items on a page. */
export const toDoPerPage = 50

/** Why an item was not handled. */
export interface ToDoProblem {
  key: string
  /** As typed. */
  reason: string
  fault: 'reasonMissing' | 'reasonLong' | 'tells'
  /** The identifying details found. */
  words: string
}

/** The contents of the list. */
export interface ToDoSources {
  problems: ToDoProblem[]
  /** The action just done, from the address. */
  said: string
  showsHandled: boolean
  from: number
  /** Empty while the handled ones are shown. */
  items: ToDoItem[]
  /** Empty while the waiting ones are shown. */
  handled: HandledItem[]
  counts: { waiting: number; handled: number }
  isAdmin: boolean
  names: RoutingNames
  schoolName(slug: string): string
  /** Slug of a post's holder; null for a post that is gone. */
  personOf(post: number): string | null
  personName(slug: string): string
  timeZone: string
  waiting: {
    /** One that this person may approve; null for none. */
    publication: Publication | null
    wrongNumbers: number
    /** Imports that wait for an admin's decision, newest first. */
    imports: readonly Pick<Import, 'id'>[]
    suggestions: number
    /** A newer one that is offered; null for none. */
    catalog: Pick<CatalogOffer, 'summary'> | null
    unchecked: number
    /** Places where families reach nobody, by the latest rehearsal. */
    holes: number
    /** No `BACKUP_DIR`, and not the sample. Not counted in the navigation: who runs the service may back up in another way. */
    noBackups: boolean
  }
}

const effects = [
  'handled',
  'already',
  'reopened',
  'waitsAgain',
  'taught',
  'gone',
  'applied',
  'notApplied',
  'catalogLater',
  'catalogDeclined',
] as const

const goodEffects: readonly (typeof effects)[number][] = [
  'handled',
  'taught',
  'reopened',
  'applied',
  'catalogLater',
  'catalogDeclined',
]

/** Waiting items with their next steps, or handled items with the reason. */
export function presentToDo(sources: ToDoSources, speech: Speech): Page {
  const { problems, said, showsHandled, from, items, handled, counts } = sources
  const { t, code } = speech
  const effect = effects.find((each) => each === said)
  const show = showsHandled ? 'handled' : ''
  const all = showsHandled ? counts.handled : counts.waiting
  const [problem] = problems
  const message = problem && t(`toDo.fault.${problem.fault}`, { words: problem.words })
  const shown = showsHandled
    ? handled.slice(from, from + toDoPerPage).map((each) => presentHandled(each, sources, speech))
    : items.slice(from, from + toDoPerPage).map((item) => presentItem(item, sources, speech))
  const model = {
    title: t('toDo.title'),
    nav: [],
    problems: problem && message ? [{ href: `#${idOf(problem.key)}`, message }] : null,
    said: effect ? t(`toDo.said.${effect}`) : null,
    isGood: effect !== undefined && goodEffects.includes(effect),
    showsHandled,
    other: showsHandled
      ? { href: editorPath('toDo', code), label: t('toDo.showWaiting', { count: counts.waiting }) }
      : {
          href: editorPath('toDo', code, {}, { show: 'handled' }),
          label: t('toDo.showHandled', { count: counts.handled }),
        },
    waiting: showsHandled ? [] : presentWaiting(sources, speech),
    heading: t(showsHandled ? 'toDo.handledTitle' : 'toDo.answersTitle', { count: all }),
    items: shown,
    apply: editorPath('applyToDo', code),
    handle: editorPath('handleToDo', code),
    reopen: editorPath('reopenToDo', code),
    pager:
      all > toDoPerPage
        ? pager(
            { from, limit: toDoPerPage, all },
            (start) => editorPath('toDo', code, {}, { show, from: start }),
            speech,
          )
        : null,
  }
  return { view: 'staff/routing/to-do', status: problems.length > 0 ? 422 : 200, model }
}

/** Everything that settles itself on another page. */
function presentWaiting({ waiting, isAdmin }: ToDoSources, { t, code }: Speech) {
  const { catalog, publication, wrongNumbers, imports, suggestions, unchecked, holes, noBackups } = waiting
  const [newest] = imports
  const rows = [
    {
      count: publication && isAdmin ? 1 : 0,
      text: t('toDo.waiting.publication', { by: publication?.requestedBy ?? '' }),
      steps: [{ label: t('toDo.step.approve'), href: editorPath('publish', code) }],
    },
    {
      count: isAdmin ? wrongNumbers : 0,
      text: t('toDo.waiting.wrongNumbers', { count: wrongNumbers }),
      steps: [{ label: t('toDo.step.numbers'), href: recordPaths.reports(code) }],
    },
    {
      count: isAdmin ? imports.length : 0,
      text: t('toDo.waiting.imports', { count: imports.length }),
      steps: newest
        ? [
            {
              label: t('toDo.step.import'),
              href: imports.length === 1 ? transferPaths.one(newest.id, code) : transferPaths.imports(code),
            },
          ]
        : [],
    },
    {
      count: catalog && isAdmin ? 1 : 0,
      text: t('toDo.waiting.catalog', { summary: summaryText(catalog?.summary ?? [], t) }).trim(),
      steps: [{ label: t('toDo.step.catalog'), href: editorPath('catalog', code) }],
    },
    {
      count: holes,
      text: t('toDo.waiting.holes', { count: holes }),
      steps: [
        { label: t('toDo.step.holes'), href: editorPath('rehearsal', code) },
        { label: t('toDo.step.contacts'), href: recordPaths.list('contacts', code) },
      ],
    },
    {
      count: unchecked,
      text: t('toDo.waiting.unchecked', { count: unchecked, days: daysUnchecked }),
      steps: [
        { label: t('toDo.step.check'), href: recordPaths.list('contacts', code, { unchecked: 'yes' }) },
      ],
    },
    {
      count: suggestions,
      text: t('toDo.waiting.suggestions', { count: suggestions }),
      steps: [{ label: t('toDo.step.suggestions'), href: editorPath('suggestions', code) }],
    },
    {
      count: noBackups && isAdmin ? 1 : 0,
      text: t('toDo.waiting.noBackups'),
      steps: [{ label: t('backups.see'), href: backupPaths.list(code) }],
    },
  ]
  return rows.filter(({ count }) => count > 0)
}

/** Counts, each a sentence. */
const summaryText = (summary: readonly Wording[], t: Speech['t']): string =>
  summary.map(({ key, values }) => `${capitalize(t(key, values))}.`).join(' ')

function presentItem(item: ToDoItem, sources: ToDoSources, speech: Speech) {
  const { t, code } = speech
  const { key, topic, rule } = item
  const { names, isAdmin, problems } = sources
  const problem = problems.find((each) => each.key === key)
  // A miss named no office, and the nearest topic only comes close: it is taught.
  const send =
    item.kind === 'miss'
      ? null
      : item.change
        ? recordPaths.one('contacts', item.change.contact, code)
        : rule !== null && isAdmin && names.rules.has(rule)
          ? editorPath('rule', code, { id: rule })
          : topic !== null && names.topics.has(topic)
            ? `${editorPath('topic', code, { slug: topic })}#whom`
            : editorPath('topics', code)
  return {
    ...presentFacts(item, sources, speech),
    teach: item.change ? null : editorPath('teachToDo', code, {}, { key }),
    applies:
      item.change !== undefined &&
      (Object.keys(item.change.fields).length > 0 || item.change.absence !== null),
    send,
    sendLabel: t(item.change ? 'toDo.step.contact' : 'toDo.step.send'),
    reason: problem?.reason ?? '',
    fault: problem ? t(`toDo.fault.${problem.fault}`, { words: problem.words }) : null,
    open: problem !== undefined,
    handled: null,
  }
}

function presentHandled({ item, handled }: HandledItem, sources: ToDoSources, speech: Speech) {
  const { t } = speech
  const { how, detail, at, by } = handled
  return {
    ...presentFacts(item, sources, speech),
    handled: {
      why:
        how === 'taught'
          ? t('toDo.taughtTo', { topic: sources.names.topics.get(detail) ?? detail })
          : how === 'applied'
            ? t('toDo.applied')
            : detail,
      when: t('toDo.handledBy', { by, date: dateTimeText(at, sources.timeZone, speech) }),
    },
  }
}

function presentFacts(item: ToDoItem, sources: ToDoSources, speech: Speech) {
  const { names, schoolName, timeZone } = sources
  const { t, code } = speech
  const { key, kind, at, text, lang, office, right, said, topic, rule, change } = item
  const when = dateTimeText(at, timeZone, speech)
  const place =
    change &&
    [officeName(office ?? '', names, speech), change.school && schoolName(change.school)]
      .filter(Boolean)
      .join(', ')
  return {
    key,
    id: idOf(key),
    kind: t(`toDo.kind.${kind}`),
    when,
    // Tells apart the steps of several items for those who hear them.
    about: [text ?? place, when].filter(Boolean).join(', '),
    text,
    lang,
    answer: item.code && paths.answer(item.code, code),
    code: item.code,
    office: change ? null : office && officeName(office, names, speech),
    change: change && {
      place,
      fields: [...presentFields(change.fields, speech), ...presentAbsence(change.absence, sources, speech)],
    },
    right: said ? null : right && officeName(right, names, speech),
    said: said
      ? speech.list(
          said.map((each) => (each === null ? t('grading.noOffice') : officeName(each, names, speech))),
        )
      : null,
    led:
      kind === 'miss' || change
        ? null
        : rule !== null
          ? t('cases.wrongDoors.rule', { name: names.rules.get(rule) ?? rule })
          : topic !== null
            ? t('cases.wrongDoors.topic', { name: names.topics.get(topic) ?? topic })
            : null,
  }
}

function presentAbsence(
  absence: SentAbsence | null,
  { personOf, personName }: ToDoSources,
  { t, date }: Speech,
) {
  const person = absence && personOf(absence.post)
  if (!absence || person === null) return []
  const { from, until, standIn } = absence
  const rows = [
    { label: t('toDo.change.away'), value: personName(person) },
    { label: t('toDo.change.awayFrom'), value: date(from, 'year') },
    { label: t('toDo.change.awayUntil'), value: until && date(until, 'year') },
    { label: t('toDo.change.standIn'), value: standIn && personName(standIn) },
  ]
  return rows.filter(({ value }) => value !== '')
}

function presentFields(fields: SentChange['fields'], speech: Speech) {
  const { t } = speech
  const shown = {
    phone: speech.phone,
    ext: (value: string) => value || t('records.empty'),
    hours: (value: string) => speech.hours(value).join('; '),
  }
  return (['phone', 'ext', 'hours'] as const).flatMap((header) => {
    const value = fields[header]
    return value === undefined ? [] : { label: t(`toDo.change.${header}`), value: shown[header](value) }
  })
}

/** An id without colons, for addresses within the page. */
const idOf = (key: string) => `because-${key.replaceAll(':', '-')}`
