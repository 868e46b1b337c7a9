import { z } from 'zod'
import { type OfficeRole, officeRoles } from '../../directory/model/office-role.js'
import { orFault } from '../../platform/language/wording.js'
import { readWordList } from '../read-word-list.js'

/** What families call an office, folded; a plural in -s need not be listed. */
export interface RolePhraseRow {
  role: OfficeRole
  /**
   * Whether it is also what concerns are about ("attendance"): then it asks for the desk only together with a word such as
   * "phone", "office" or "director". The others are people or desks and nothing else.
   */
  subject: boolean
  phrase: string
}

const row = z.object({
  role: z.enum(officeRoles),
  subject: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
  phrase: z
    .string()
    .trim()
    .refine((phrase) => phrase !== '', orFault('fault.empty')),
})

let sample: readonly RolePhraseRow[] | null = null

/**
 * What families call the usual offices, in English and Spanish; where two rows have a phrase, the first counts. Read once.
 * @throws {WordListError} naming every bad row
 */
export function readRolePhrases(): readonly RolePhraseRow[] {
  sample ??= readWordList('role-phrases.csv', row)
  return sample
}
