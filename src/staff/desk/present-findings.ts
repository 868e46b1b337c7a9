import type { AnswerEntry } from '../../answering/answer.js'
import { type EmergencyPanel, presentEmergency } from '../../answering/cards/present-emergency.js'
import { type NoticePart, presentNotice } from '../../answering/cards/present-notice.js'
import { presentOpen } from '../../answering/cards/present-open.js'
import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import { paths } from '../../paths/paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import { type DeskTarget, writeTarget } from './desk-target.js'
import type { DeskFinding, DeskFindings } from './look-up.js'
import { type CardTools, type DeskCard, presentDeskCard } from './present-desk-card.js'
import type { DeskMoment } from './resolve-target.js'
import { staffOnly } from './staff-only.js'

/** One row of the list, with the number to read out. */
export interface FindingRow {
  key: string
  href: string
  title: string
  /** The line below the title: office and place. */
  under: string
  /** Null until a school is chosen. */
  phone: string | null
  ext: string | null
  open: boolean
  /** Its card is open. */
  shown: boolean
}

/** The list and the card next to it. */
export interface FoundPanel {
  rows: FindingRow[]
  cards: DeskCard[]
  /** For screen readers. */
  status: string
  /** The sentence that says nothing was found; null if something was. */
  missing: string | null
  emergency: EmergencyPanel | null
  support: EmergencyPanel | null
  remarks: string[]
  notices: NoticePart[][]
  code: string | null
  /** Link to a new case from the question; null for none, or without permission. */
  keepCase: string | null
}

/** @param most how many cards: all for the script, only the first for a page */
export function presentFindings(
  found: DeskFindings,
  moment: DeskMoment,
  tools: CardTools & { limit: number },
): FoundPanel {
  const { speech } = moment
  const { findings, emergency } = found
  return {
    rows: findings.map((finding, i) => rowOfFinding(finding, i, findings, moment)),
    cards: findings
      .slice(0, tools.limit)
      .map(({ target, entry }, i) =>
        presentDeskCard(target, entry, i === 0 ? found.explanation : null, moment, tools),
      ),
    status: found.missing
      ? speech.t(found.missing.key, found.missing.values)
      : speech.t('desk.found', { count: findings.length }),
    missing: found.missing && speech.t(found.missing.key, found.missing.values),
    emergency: presentEmergency(withoutEchoes(emergency), 'now', speech),
    support: presentEmergency(emergency, 'support', speech),
    remarks: found.remarks,
    notices: found.notices.map(presentNotice),
    code: found.code,
    keepCase:
      found.code && tools.mayKeepCase
        ? editorPath('newCase', speech.code, {}, { inquiry: found.code })
        : null,
  }
}

function rowOfFinding(
  { target, entry }: DeskFinding,
  at: number,
  all: readonly DeskFinding[],
  moment: DeskMoment,
) {
  const first = at > 0 ? all[0] : undefined
  // Rows of one topic are told apart by office.
  const again = target.topic !== null && target.topic === first?.target.topic
  const instead = first ? writeTarget(first.target) : null
  return { ...presentRow(target, entry, moment, { instead, byOffice: again }), shown: at === 0 }
}

/** @param how.instead the target named before this one; `byOffice` shows the office instead of the topic */
export function presentRow(
  target: DeskTarget,
  entry: AnswerEntry,
  { speech, directory, now }: DeskMoment,
  how: { instead: string | null; byOffice: boolean } = { instead: null, byOffice: false },
): FindingRow {
  const { contact, topic, name } = entry
  const key = writeTarget(target)
  const person = target.person
    ? (staffOnly(target, directory, speech)?.name ?? contact?.person?.name)
    : undefined
  const title = person ?? (how.byOffice ? name : (topic?.title ?? name))
  return {
    key,
    href: paths.deskOpen(key, speech.code, { instead: how.instead }),
    title,
    under: [title === name ? null : name, placeOf(entry, speech)].filter(Boolean).join(' · '),
    phone: contact?.phone ?? null,
    ext: contact?.ext ?? null,
    open: contact ? presentOpen(contact.openState, now, directory.district.timeZone, speech).open : false,
    shown: false,
  }
}

/** A line named by its number says it once. */
function withoutEchoes(emergency: Emergency | null): Emergency | null {
  return (
    emergency && {
      ...emergency,
      lines: emergency.lines.map((line) => (line.name === line.call ? { ...line, name: '' } : line)),
    }
  )
}

function placeOf({ level, school }: AnswerEntry, speech: Speech): string {
  if (school) return school.name
  return speech.t(level === 'district' ? 'desk.district' : 'desk.chooseSchool')
}
