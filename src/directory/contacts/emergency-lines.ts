import type { CrisisLine } from '../model/crisis-line-store.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { inLanguage, isInEnglish } from '../model/in-language.js'
import { missingNationalLines } from './national-lines.js'
import { openStateOf } from './open-state.js'
import type { EmergencyLine } from './resolved-contact.js'

const maxLines = 5

export interface EmergencyQuestion {
  kinds: readonly string[]
  level: 'now' | 'support'
  /** BCP 47. */
  language: string
}

/** When the lines are shown, for those with hours. */
export interface LinesMoment {
  directory: DirectorySnapshot
  now: Date
}

/**
 * The lines to show for a danger, most urgent first, at most five: 911 for `now`, then lines for its kinds, then
 * general ones; those that are closed now come last. Distress always gets 988, even where a district lists no line for it. Falls
 * back to the national lines, and to 911 where nothing else can be called: someone can always be called.
 * @param lines all of the district's, in order
 * @param moment null while there is no directory: lines with hours then say nothing about them
 */
export function emergencyLines(
  lines: readonly CrisisLine[],
  question: EmergencyQuestion,
  moment: LinesMoment | null,
): EmergencyLine[] {
  const { kinds, level, language } = question
  const spoken = inThisLanguage([...lines, ...missingNationalLines(lines)], language)
  const open = spoken.filter((line) => line.level === level || line.level === 'both')
  const forAny = (line: CrisisLine) => line.kinds.includes('any')
  const first = level === 'now' ? open.filter(isUrgent) : []
  const fits = (line: CrisisLine) =>
    line.kinds.some((kind) => kinds.includes(kind)) || (line.call === '988' && kinds.includes('distress'))
  const fitting = open.filter(fits)
  const found = [...new Set([...first, ...fitting, ...open.filter(forAny)])]
  const callable = found.some(({ call }) => call) ? found : [...spoken.filter(isUrgent), ...found]
  return closedLast(callable.map((line) => present(line, language, moment))).slice(0, maxLines)
}

const isUrgent = ({ call }: CrisisLine) => call === '911'

/** Every line, for the page of all help: 911, the district's lines, then the national ones, and last those closed now. */
export function allEmergencyLines(
  lines: readonly CrisisLine[],
  language: string,
  moment: LinesMoment | null,
): EmergencyLine[] {
  const spoken = inThisLanguage([...lines, ...missingNationalLines(lines)], language)
  const urgent = spoken.filter(({ id, call }) => id === '911' && call === '911')
  return closedLast([...new Set([...urgent, ...spoken])].map((line) => present(line, language, moment)))
}

/** Lines in the language, and English ones without a variant in it (`crisis-text` and `crisis-text-es`). */
function inThisLanguage(lines: readonly CrisisLine[], language: string): CrisisLine[] {
  const base = language.split('-')[0] ?? language
  const ids = new Set(lines.map((line) => line.id))
  return lines.filter(
    (line) =>
      line.languages.includes(base) || (line.languages.includes('en') && !ids.has(`${line.id}-${base}`)),
  )
}

function closedLast(lines: EmergencyLine[]): EmergencyLine[] {
  const isClosed = ({ hours }: EmergencyLine) => hours?.state.open === false
  return [...lines.filter((line) => !isClosed(line)), ...lines.filter(isClosed)]
}

function present(line: CrisisLine, language: string, moment: LinesMoment | null): EmergencyLine {
  const { id, call, sms, smsText, words } = line
  const { name, text } = inLanguage(words, language)
  const hours = moment && hoursAt(line, moment)
  return {
    ...{ id, name, call, sms, smsText, text },
    ...(hours ? { hours } : {}),
    ...(isInEnglish(words, language) ? { inEnglish: true } : {}),
  }
}

function hoursAt({ hours }: CrisisLine, { directory, now }: LinesMoment): EmergencyLine['hours'] | null {
  if (hours === null) return null
  const { timeZone } = directory.district
  return { written: hours, state: openStateOf(directory, { hours, school: null }, now), at: now, timeZone }
}
