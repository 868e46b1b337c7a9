import { z } from 'zod'
import { readWordList } from '../../../answering/read-word-list.js'
import { type OfficeRole, officeRoles } from '../../../directory/model/office-role.js'
import { orFault } from '../../../platform/language/wording.js'

/** A job title, or a word of one, as staff lists have it, and the role of its office. */
export interface JobTitle {
  role: OfficeRole
  title: string
}

const row = z.object({
  role: z.enum(officeRoles),
  title: z
    .string()
    .trim()
    .refine((title) => title !== '', orFault('fault.empty')),
})

let read: readonly JobTitle[] | null = null

/** Job titles of the usual offices, besides what families call them. Read once. @throws {WordListError} naming every bad row */
export function readJobTitles(): readonly JobTitle[] {
  read ??= readWordList('job-titles.csv', row)
  return read
}
