import { inLanguage } from '../../directory/model/in-language.js'
import { localDate } from '../../directory/time/local-time.js'
import { paths } from '../../paths/paths.js'
import type { Referral } from './referral.js'
import type { DeskMoment } from './resolve-target.js'

/** The latest entry, and how to undo it. */
export interface LastLogged {
  id: number
  text: string
  undone: boolean
  undo: string
  edit: string
}

export function presentLast(referral: Referral, moment: DeskMoment): LastLogged {
  const { speech } = moment
  const undone = referral.undoneAt !== null
  const { office, topic, school } = referralNames(referral, moment)
  const { editedAt, loggedAt } = referral
  const time = speech.time(editedAt ?? loggedAt, moment.directory.district.timeZone)
  // A caller who asked for an office was told its number at one of the schools.
  const ofSchool = moment.directory.whole.office(referral.office)?.level === 'school'
  const did = undone ? 'undone' : editedAt ? 'changed' : 'logged'
  return {
    id: referral.id,
    text:
      topic === null
        ? speech.t(`desk.last.${did}Office`, {
            office: [office, ofSchool && school].filter(Boolean).join(', '),
            time,
          })
        : speech.t(`desk.last.${did}`, { what: topic, office, time }),
    undone,
    undo: paths.referralUndo(referral.id, speech.code),
    edit: paths.referral(referral.id, speech.code),
  }
}

/** Today's names for the ids in a referral. */
export function referralNames(
  referral: Pick<Referral, 'office' | 'topic' | 'school' | 'wrongOffice'>,
  { directory, topics, speech }: Pick<DeskMoment, 'directory' | 'topics' | 'speech'>,
) {
  const officeName = (id: string) => {
    const office = directory.whole.office(id)
    return office ? inLanguage(office.words, speech.code).name : id
  }
  const topic = topics.find(({ slug }) => slug === referral.topic)
  return {
    office: officeName(referral.office),
    topic: topic ? inLanguage(topic.words, speech.code).title : referral.topic,
    school: directory.whole.school(referral.school)?.shortName ?? null,
    wrongOffice: referral.wrongOffice && officeName(referral.wrongOffice),
  }
}

/** A moment's date in the district. */
export function dayOf(moment: Date, { directory }: Pick<DeskMoment, 'directory'>): string {
  return localDate(moment, directory.district.timeZone)
}
