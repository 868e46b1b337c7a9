import { type AnswerTools, inquire } from '../../answering/answer-concern.js'
import type { Inquiry } from '../../answering/inquiries/inquiry-store.js'
import { resolveAnswer } from '../../answering/resolve-answer.js'
import type { School } from '../../directory/model/school.js'
import type { LookedUp, LookUpTools } from './look-up.js'
import type { DeskMoment } from './resolve-target.js'

/** Families' answers for the desk: the same code, nothing stored. */
export function createDeskAnswers(
  tools: Omit<AnswerTools, 'language'>,
): Pick<LookUpTools, 'lookUpConcern' | 'findStored'> {
  const { inquiries } = tools
  return {
    async lookUpConcern(text, moment) {
      const liveRevision = tools.liveRevision.pinned()
      const { school: chosen, speech } = moment
      const concern = { text, school: chosen, lang: null, language: speech.code, channel: 'page' as const }
      const { inquiry, school } = await inquire(concern, { ...tools, liveRevision })
      return answered(inquiry, school, moment, liveRevision)
    },
    findStored(code, moment) {
      const inquiry = inquiries.find(code)
      if (!inquiry) return null
      const asked = moment.directory.whole.schools.find(({ id }) => id === inquiry.school)
      return answered(inquiry, asked ?? moment.school, moment, tools.liveRevision)
    },
  }
}

/** The clerk hears the caller's language: it counts as if the text said so. */
function answered(
  inquiry: Inquiry,
  school: School | null,
  { directory, callerLang, speech, now }: DeskMoment,
  liveRevision: AnswerTools['liveRevision'],
): LookedUp {
  const { told } = inquiry.result
  const result = { ...inquiry.result, told: { ...told, language: told.language ?? callerLang } }
  const heard = { ...inquiry, result }
  return { inquiry: heard, answer: resolveAnswer(heard, { school, speech, now }, liveRevision, directory) }
}
