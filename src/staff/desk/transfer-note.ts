import type { AnswerEntry } from '../../answering/answer.js'
import type { DeskMoment } from './resolve-target.js'

/** A short note to paste or read out before transferring a call. Does not identify the caller. */
export function presentTransferNote(entry: AnswerEntry, { school, callerLang, speech }: DeskMoment): string {
  const { contact, topic, name } = entry
  const at = entry.school ?? school
  const about = topic?.title ?? name
  const lines = [
    speech.t('desk.note.about', { about }),
    ...(at ? [speech.t('desk.note.school', { school: at.name })] : []),
    speech.t('desk.note.language', { language: speech.languageName(callerLang) }),
    ...(contact
      ? [
          contact.ext
            ? speech.t('desk.note.toExt', {
                office: name,
                number: speech.phone(contact.phone),
                ext: contact.ext,
              })
            : speech.t('desk.note.to', { office: name, number: speech.phone(contact.phone) }),
        ]
      : []),
    speech.t('desk.note.private'),
  ]
  return lines.join('\n')
}
