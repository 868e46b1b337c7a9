import type { Emergency, EmergencyLine } from '../../directory/contacts/resolved-contact.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { markForeign } from '../../platform/web/mark-foreign.js'
import type { Page } from '../../platform/web/pages.js'
import { neutralPage } from './neutral-page.js'
import { type OpenWords, presentOpen } from './present-open.js'

/** A line to call or text. */
export interface HelpLine extends EmergencyLine {
  /** Null for a line that answers day and night. */
  open: OpenWords | null
  /** Someone answers now. */
  answers: boolean
}

/** Emergency help above an answer. */
export interface EmergencyPanel {
  lines: HelpLine[]
  /** The lines in their order, in two lists: the quick exit is between them. In one, without an exit. */
  lists: HelpLine[][]
  /** The quick exit: its form's action, and where it leads; null while the service starts, and could erase nothing. */
  exit: { action: string; to: string } | null
  helpNow: string
  /** Whether an answer follows, to link to. */
  answerBelow: boolean
}

/** Lines before the quick exit: on a phone, both and the exit are seen without scrolling. */
const linesBeforeExit = 2

/** Support lines next to an answer: two get read, five do not; all are one tap away. */
const maxSupportLines = 2

/** The panel of an emergency at this level; null for none, or another level. */
export function presentEmergency(
  emergency: Emergency | null,
  level: Emergency['level'],
  speech: Speech,
  { answerBelow = true } = {},
): EmergencyPanel | null {
  if (emergency?.level !== level) return null
  return {
    ...presentLines(linesOf(emergency), presentExit(speech), speech),
    helpNow: paths.helpNow(speech.code),
    answerBelow,
  }
}

/** Help lines around a quick exit; null for none. */
export function presentLines(
  given: readonly EmergencyLine[],
  exit: EmergencyPanel['exit'],
  speech: Speech,
): Pick<EmergencyPanel, 'lines' | 'lists' | 'exit'> {
  const lines = given.map((line) => presentLine(line, speech))
  const [before, after] = [lines.slice(0, linesBeforeExit), lines.slice(linesBeforeExit)]
  return { lines, lists: exit && after.length > 0 ? [before, after] : [lines], exit }
}

function linesOf({ level, lines }: Emergency): EmergencyLine[] {
  return level === 'now' ? lines : lines.filter(({ call }) => call).slice(0, maxSupportLines)
}

/** Whether it is open now; on a page in another language, screen readers need to know that a line is in English. */
function presentLine(line: EmergencyLine, speech: Speech): HelpLine {
  const { name, text, inEnglish, hours } = line
  const open = hours ? presentOpen(hours.state, hours.at, hours.timeZone, speech) : null
  const words = inEnglish ? { name: markForeign(name), text: markForeign(text) } : { name, text }
  return { ...line, ...words, open, answers: open === null || open.open }
}

/** Whatever the danger: someone could be looking over a shoulder. */
function presentExit({ code }: Speech): EmergencyPanel['exit'] {
  return { action: paths.leave(code), to: neutralPage }
}

/** The page of all help lines. */
export function presentHelpNow(lines: EmergencyLine[], speech: Speech): Page {
  const model = {
    title: speech.t('emergency.pageTitle'),
    panel: {
      ...presentLines(lines, presentExit(speech), speech),
      helpNow: paths.helpNow(speech.code),
      answerBelow: false,
    } satisfies EmergencyPanel,
    home: paths.home(speech.code),
  }
  return { view: 'public/ask/help-now', model, withoutToday: true }
}
