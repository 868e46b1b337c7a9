import type { Emergency, EmergencyLine } from '../../directory/contacts/resolved-contact.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { markForeign } from '../../platform/web/mark-foreign.js'
import type { Page } from '../../platform/web/pages.js'
import { neutralPage } from './neutral-page.js'

/** Emergency help above an answer. */
export interface EmergencyPanel {
  lines: EmergencyLine[]
  /** The quick exit: its form's action, and where it leads; null when nobody could be looking over a shoulder. */
  exit: { action: string; to: string } | null
  helpNow: string
  /** Whether an answer follows, to link to. */
  answerBelow: boolean
}

const kindsToHide = new Set([
  'abuse-neglect',
  'sexual-abuse',
  'domestic-violence',
  'trafficking-grooming',
  'self-harm',
  'suicide',
])

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
    lines:
      level === 'now'
        ? emergency.lines.map(markLine)
        : emergency.lines
            .filter(({ call }) => call)
            .slice(0, maxSupportLines)
            .map(markLine),
    exit: mayBeWatched(emergency.kinds) ? presentExit(speech) : null,
    helpNow: paths.helpNow(speech.code),
    answerBelow,
  }
}

/** On a page in another language, screen readers need to know that a line is in English. */
function markLine(line: EmergencyLine): EmergencyLine {
  const { name, text, inEnglish } = line
  return inEnglish ? { ...line, name: markForeign(name), text: markForeign(text) } : line
}

/** True also when the kind is unknown. */
function mayBeWatched(kinds: readonly string[]): boolean {
  return kinds.length === 0 || kinds.some((kind) => kindsToHide.has(kind))
}

function presentExit({ code }: Speech): EmergencyPanel['exit'] {
  return { action: paths.leave(code), to: neutralPage }
}

/** The page of all help lines. */
export function presentHelpNow(lines: EmergencyLine[], speech: Speech): Page {
  const model = {
    title: speech.t('emergency.pageTitle'),
    panel: {
      lines: lines.map(markLine),
      exit: presentExit(speech),
      helpNow: paths.helpNow(speech.code),
      answerBelow: false,
    } satisfies EmergencyPanel,
    home: paths.home(speech.code),
  }
  return { view: 'public/ask/help-now', model, withoutToday: true }
}
