import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import { inLanguage } from '../directory/model/in-language.js'
import { officeRole } from '../directory/model/office-role.js'
import type { InquiryResult } from './inquiries/inquiry-store.js'
import type { AnswerContext } from './resolve-answer.js'

/** Details taken from the concern, as plain sentences: the school it names, a skipped step, and concerns left out. */
export function remarksOn(
  { told, skipped, more }: Pick<InquiryResult, 'told' | 'skipped' | 'more'>,
  { school, speech }: AnswerContext,
  directory: DirectorySnapshot,
): string[] {
  const remarks: string[] = []
  if (more) remarks.push(speech.t('remarks.more'))
  if (told.school !== null && school?.slug === told.school)
    remarks.push(speech.t('remarks.school', { school: school.name }))
  if (skipped) {
    const office = directory.office(skipped.office)
    const name = office ? inLanguage(office.words, speech.code).name : skipped.office
    if (office?.role === officeRole.schoolBoard) remarks.push(speech.t('remarks.board'))
    else
      remarks.push(
        speech.t(skipped.because === 'asked' ? 'remarks.asked' : 'remarks.complaint', { office: name }),
      )
  }
  return remarks
}
