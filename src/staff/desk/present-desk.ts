import type { AnswerEntry } from '../../answering/answer.js'
import { groupSchools, type SchoolGroup } from '../../answering/cards/school-options.js'
import type { RoutingTopic } from '../../directory/model/topic.js'
import { paths } from '../../paths/paths.js'
import type { FieldProblem } from '../../platform/web/errors.js'
import type { Page } from '../../platform/web/pages.js'
import type { StaffCounts } from '../navigation/staff-rooms.js'
import type { DeskPreferences } from './desk-preferences.js'
import { type DeskTarget, readTarget, writeTarget } from './desk-target.js'
import type { DeskFindings } from './look-up.js'
import type { CardTools } from './present-desk-card.js'
import { type FindingRow, type FoundPanel, presentFindings, presentRow } from './present-findings.js'
import { type LastLogged, presentLast } from './present-last.js'
import { emptyLog, type LogFields, type LogForm, presentLogForm } from './present-log-form.js'
import type { Referral } from './referral.js'
import { type DeskMoment, resolveTarget, targetOfTopic } from './resolve-target.js'
import type { SavedItem } from './saved-item-store.js'

/** The inputs of the desk screen. */
export interface DeskSources extends CardTools {
  moment: DeskMoment
  callerLanguages: string[]
  /** The typed text; may be empty. */
  q: string
  /** Null before a look-up. */
  found: DeskFindings | null
  corner: { favorites: SavedItem[]; recent: SavedItem[]; mostAsked: RoutingTopic[]; searches: SavedItem[] }
  /** The log form's fields; null for an empty one. */
  log: { fields: LogFields; problems: FieldProblem[] } | null
  preferences: DeskPreferences
  /** This clerk's latest entry of the last minutes; null for none. */
  last: Referral | null
  due: number
  /** A problem with the typed words. */
  problems: FieldProblem[]
}

/** The whole screen: box, results with a card, log form, saved items. */
export function presentDesk(sources: DeskSources): Page {
  const { moment, found, log, last } = sources
  const { speech } = moment
  const problems = [
    ...sources.problems.map(({ key, values }) => ({ href: '#q', message: speech.t(key, values) })),
  ]
  const logForm = presentLogForm(
    log?.fields ?? logOf(found, sources.preferences),
    log?.problems ?? [],
    speech,
  )
  const all = [...problems, ...(logForm.problems ?? [])]
  const model: DeskModel = {
    title: speech.t('desk.title'),
    ownHref: paths.desk(speech.code),
    counts: { 'follow-ups': sources.due },
    placesInPage: true,
    ask: presentAsk(sources),
    found: found && presentFindings(found, moment, { ...sources, limit: 1 }),
    corner: presentCorner(sources),
    log: logForm,
    starts: { ...sources.preferences, lang: startLanguage(sources) },
    last: last && presentLast(last, moment),
    problems: all.length > 0 ? all : null,
  }
  return { view: 'staff/desk/desk', status: all.length > 0 ? 422 : 200, model }
}

/** The screen without its frame. */
export interface DeskModel {
  title: string
  ownHref: string
  counts: StaffCounts
  /** The navigation is beside the heading: the page fits one screen. */
  placesInPage: boolean
  ask: ReturnType<typeof presentAsk>
  found: FoundPanel | null
  corner: CornerList[]
  log: LogForm
  /** The next call's defaults, for the script. */
  starts: { channel: string; outcome: string; lang: string }
  last: LastLogged | null
  problems: { href: string; message: string }[] | null
}

/** A list of saved items. */
export interface CornerList {
  id: string
  title: string
  rows: FindingRow[]
  searches: { name: string; href: string }[]
}

function presentAsk({ moment, q, callerLanguages }: DeskSources) {
  const { directory, school, callerLang, speech } = moment
  const schools: SchoolGroup[] = groupSchools([...directory.schools], school?.slug ?? '', speech)
  return {
    action: paths.desk(speech.code),
    lookUp: paths.deskLookUp(speech.code),
    shelf: paths.deskShelf(speech.code),
    signIn: paths.signIn(speech.code, paths.desk(speech.code)),
    q,
    schools,
    school: school?.slug ?? '',
    lang: callerLang,
    languages: callerLanguages.map((tag) => ({
      tag,
      name: speech.languageName(tag),
      chosen: tag === callerLang,
    })),
  }
}

function startLanguage({ preferences, callerLanguages }: DeskSources): string {
  return callerLanguages.find((code) => code === preferences.lang) ?? callerLanguages[0] ?? ''
}

/** The result shown first is the one logged. */
function logOf(found: DeskFindings | null, preferences: DeskPreferences): LogFields {
  const first = found?.findings[0]
  return { ...emptyLog(preferences), target: first?.target ?? null, code: found?.code ?? null }
}

/** Saved lists and most asked topics; empty ones are left out. */
export function presentCorner({ corner, moment }: DeskSources): CornerList[] {
  const { speech } = moment
  const list = (id: 'favorites' | 'recent' | 'mostAsked', targets: (DeskTarget | null)[]): CornerList => ({
    id,
    title: speech.t(`desk.corner.${id}`),
    rows: targets.flatMap((target) => rowOf(target, moment)),
    searches: [],
  })
  const searches: CornerList = {
    id: 'searches',
    title: speech.t('desk.corner.searches'),
    rows: [],
    searches: corner.searches.map(({ key, name }) => ({ name, href: paths.referrals(speech.code, key) })),
  }
  return [
    list(
      'favorites',
      corner.favorites.map(({ key }) => readTarget(key)),
    ),
    list(
      'recent',
      corner.recent.map(({ key }) => readTarget(key)),
    ),
    list(
      'mostAsked',
      corner.mostAsked.map((topic) => targetOfTopic(topic, moment.school)),
    ),
    searches,
  ].filter(({ rows, searches: saved }) => rows.length + saved.length > 0)
}

function rowOf(target: DeskTarget | null, moment: DeskMoment): FindingRow[] {
  const entry: AnswerEntry | null = target && resolveTarget(target, moment)
  return target && entry ? [{ ...presentRow(target, entry, moment), key: writeTarget(target) }] : []
}
