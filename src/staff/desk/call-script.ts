import type { AnswerEntry } from '../../answering/answer.js'
import { whatToBring } from '../../answering/cards/present-entry.js'
import { presentOpen } from '../../answering/cards/present-open.js'
import type { Language, Speech } from '../../platform/language/language.js'

/** The clerk's script for the caller. */
export interface CallScript {
  /** BCP 47 language of the lines. */
  lang: string
  dir: 'ltr' | 'rtl'
  lines: string[]
  /** How to get an interpreter; null when the lines are in the caller's language. */
  interpreter: InterpreterHelp | null
}

/** Help for a language without a script. */
export interface InterpreterHelp {
  lang: string
  dir: 'ltr' | 'rtl'
  /** In the caller's language; null if not written yet. */
  text: string | null
  /** The language's English name, to tell the interpreter line. */
  language: string
}

type Languages = Pick<Language, 'ofStaff' | 'speech' | 'interpreterLine' | 'ownName'>

/** The script's language: the caller's if offered, else the page's. */
export function speechForCaller(callerLang: string, { ofStaff, speech }: Languages, page: Speech): Speech {
  const own = ofStaff.find((code) => code === callerLang || code === callerLang.split('-')[0])
  return own ? speech(own) : page
}

/** @param language null when the lines are in the caller's language */
export function interpreterHelpFor(callerLang: string, language: Languages): InterpreterHelp | null {
  if (language.ofStaff.includes(callerLang.split('-')[0] ?? callerLang)) return null
  return {
    lang: callerLang,
    dir: language.ownName(callerLang).dir,
    text: language.interpreterLine(callerLang)?.text ?? null,
    language: language.speech('en').languageName(callerLang),
  }
}

/** The script: the person to ask for, the number, whether they are in, and things to have ready. */
export function writeCallScript(entry: AnswerEntry, speech: Speech, now: Date, timeZone: string): string[] {
  const { contact, name: office, school } = entry
  if (!contact) return [speech.t('desk.say.school')]
  const bring = whatToBring(entry)
  const number = speech.phone(contact.phone)
  return [
    school
      ? speech.t('desk.say.officeAt', { office, school: school.name })
      : speech.t('desk.say.office', { office }),
    ...(contact.person ? [speech.t('desk.say.person', { person: contact.person.name })] : []),
    contact.ext
      ? speech.t('desk.say.numberExt', { number, ext: contact.ext })
      : speech.t('desk.say.number', { number }),
    withFullStop(presentOpen(contact.openState, now, timeZone, speech).text),
    ...(bring.length > 0 ? [speech.t('desk.say.bring', { things: speech.list(bring) })] : []),
  ]
}

/** "… 7:45 a.m." already ends with a period. */
function withFullStop(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}
