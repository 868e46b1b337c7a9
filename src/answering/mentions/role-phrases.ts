import { z } from 'zod'
import { type OfficeRole, officeRoles } from '../../directory/model/office-role.js'
import { orFault } from '../../platform/language/wording.js'
import { readWordList } from '../read-word-list.js'

/** A family's word for an office, folded; omit plurals in -s. */
export interface RolePhraseRow {
  role: OfficeRole
  /**
   * True if concerns are also about it ("attendance"): then it asks for the office only with a word such as "phone",
   * "office" or "director". Others always mean people or offices.
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
 * Families' words for the usual offices, in English and Spanish; the first row of a phrase counts. Read once.
 * @throws {WordListError} naming every bad row
 */
export function readRolePhrases(): readonly RolePhraseRow[] {
  sample ??= readWordList('role-phrases.csv', row)
  return sample
}
