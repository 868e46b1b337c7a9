import type { MentionIndex } from './mention-index.js'
import type { MentionText } from './mention-text.js'
import type { RolePhrase } from './role-index.js'

/** Where a role or office is named. */
export interface RoleMention extends RolePhrase {
  start: number
  length: number
}

/** All mentions of roles and offices, the longest phrase at each place. */
export function findRoleMentions({ words }: MentionText, index: MentionIndex): RoleMention[] {
  const spelt = words.map(({ word }) => spellAsKnown(word, index))
  const found: RoleMention[] = []
  for (let start = 0; start < words.length; start++) {
    const mention = mentionAt(spelt, start, index)
    if (!mention) continue
    found.push(mention)
    start += mention.length - 1
  }
  return found
}

function mentionAt(spelt: readonly string[], start: number, { roles }: MentionIndex): RoleMention | null {
  for (let length = Math.min(roles.mostWords, spelt.length - start); length > 0; length--) {
    const phrase = spelt.slice(start, start + length).join(' ')
    const role = roles.phrases.get(phrase) ?? roles.phrases.get(phrase.replace(/s$/, ''))
    if (role) return { ...role, start, length }
  }
  return null
}

/** `councelor` as `counselor`; words in ordinary use stay as they are. */
function spellAsKnown(word: string, { roles, isOrdinary }: MentionIndex): string {
  if (word.length < 5 || roles.words.has(word) || isOrdinary(word)) return word
  return roles.words.find(word)[0]?.word ?? word
}
