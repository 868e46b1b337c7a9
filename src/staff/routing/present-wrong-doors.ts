import type { WrongDoorCount } from '../../answering/inquiries/wrong-door-store.js'
import type { WrongDoorEntry } from '../../content/rehearsal/case-source-store.js'
import { paths } from '../../paths/paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'
import { editorNav, pager } from './frame-of.js'
import { officeName, type RoutingNames } from './present-answer-pair.js'

export const wrongDoorsPerPage = 50
const maxCounts = 20

export interface WrongDoorSources {
  counts: WrongDoorCount[]
  doors: WrongDoorEntry[]
  from: number
  days: number
  names: RoutingNames
  /** Only admins get links to rules. */
  isAdmin: boolean
  timeZone: string
}

/** The topics and rules that led families to a wrong office, and each of those questions. */
export function presentWrongDoors(sources: WrongDoorSources, speech: Speech): Page {
  const { counts, doors, from, days, names, timeZone } = sources
  const { t, code } = speech
  const all = counts.reduce((sum, { times }) => sum + times, 0)
  const charged = (door: Pick<WrongDoorCount, 'topic' | 'rule'>) => chargedTo(door, sources, speech)
  const model = {
    title: t('cases.wrongDoors.title'),
    nav: editorNav('wrongDoors', speech),
    lead: t('cases.wrongDoors.lead', { days }),
    counts: counts.slice(0, maxCounts).map(({ topic, rule, office, times, lastAt }) => ({
      charged: charged({ topic, rule }),
      times,
      office: officeName(office, names, speech),
      last: dateTimeText(lastAt, timeZone, speech),
    })),
    doors: doors.map((door) => ({
      when: dateTimeText(door.reportedAt, timeZone, speech),
      text: door.text,
      lang: door.lang,
      office: officeName(door.office, names, speech),
      right: door.right && officeName(door.right, names, speech),
      charged: charged(door),
      answer: door.code && paths.answer(door.code, code),
      code: door.code,
    })),
    save: editorPath('caseFrom', code),
    pager:
      all > wrongDoorsPerPage
        ? pager(
            { from, limit: wrongDoorsPerPage, all },
            (start) => editorPath('wrongDoors', code, {}, { from: start }),
            speech,
          )
        : null,
  }
  return { view: 'staff/routing/wrong-doors', model }
}

/** The topic or rule that led there. */
function chargedTo(
  { topic, rule }: Pick<WrongDoorCount, 'topic' | 'rule'>,
  { names: { topics, rules }, isAdmin }: Pick<WrongDoorSources, 'names' | 'isAdmin'>,
  { t, code }: Speech,
): { text: string; href: string | null } {
  if (rule !== null)
    return {
      text: t('cases.wrongDoors.rule', { name: rules.get(rule) ?? rule }),
      href: isAdmin && rules.has(rule) ? editorPath('rule', code, { id: rule }) : null,
    }
  if (topic !== null)
    return {
      text: t('cases.wrongDoors.topic', { name: topics.get(topic) ?? topic }),
      href: topics.has(topic) ? editorPath('topic', code, { slug: topic }) : null,
    }
  return { text: t('cases.wrongDoors.name'), href: null }
}
