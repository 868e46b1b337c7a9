import { findSchoolMentions, schoolMeant } from '../../answering/mentions/find-school.js'
import type { School } from '../../directory/model/school.js'
import { readMentionText } from '../../platform/text/mention-text.js'
import type { TextMessageDeps } from './text-message-deps.js'

/** More words besides the school's name are a new concern. */
const maxOtherWords = 4

/** This few words may be a misspelled name; more could be anything. */
const maxWordsOfName = 3

type ReplyServices = Pick<TextMessageDeps, 'directory' | 'findInDirectory' | 'mentions'>

/** The school named in a reply to "Which school?" @returns null when it names none, or says more */
export async function readSchoolReply(text: string, services: ReplyServices): Promise<School | null> {
  const read = readMentionText(text)
  const found = findSchoolMentions(read, services.mentions())
  const named = found.reduce((sum, { length }) => sum + length, 0)
  if (found.length > 0) return read.words.length - named <= maxOtherWords ? schoolMeant(found) : null
  return read.words.length <= maxWordsOfName ? lookUp(text, services) : null
}

/** True when a text names a school. */
export function namesSchool(text: string, { mentions }: Pick<ReplyServices, 'mentions'>): boolean {
  return findSchoolMentions(readMentionText(text), mentions()).length > 0
}

/** The only school matching a name, typos included. In memory: the text may be a child's name. */
async function lookUp(
  text: string,
  { directory, findInDirectory }: Pick<ReplyServices, 'directory' | 'findInDirectory'>,
): Promise<School | null> {
  const { hits } = await findInDirectory(text, { kinds: ['school'], limit: 2, inMemory: true })
  return hits.length === 1 ? directory().school(hits[0]!.school) : null
}
