import type { MentionText } from '../../platform/text/mention-text.js'
import type { MentionIndex } from './mention-index.js'
import type { RolePhrase } from './role-index.js'

/** A mention of a role or office. */
export interface RoleMention extends RolePhrase {
  start: number
  length: number
}

/** All mentions of roles and offices; the longest phrase at each word. */
export function findRoleMentions({ words }: MentionText, index: MentionIndex): RoleMention[] {
  const spelled = words.map(({ word }) => spellAsKnown(word, index))
  const found: RoleMention[] = []
  for (let start = 0; start < words.length; start++) {
    const mention = mentionAt(spelled, start, index)
    if (!mention) continue
    found.push(mention)
    start += mention.length - 1
  }
  return found
}

function mentionAt(spelled: readonly string[], start: number, { roles }: MentionIndex): RoleMention | null {
  const first = spelled[start]!
  const longest = roles.longest.get(first) ?? roles.longest.get(singular(first)) ?? 0
  for (let length = Math.min(longest, spelled.length - start); length > 0; length--) {
    const phrase = spelled.slice(start, start + length).join(' ')
    const role = roles.phrases.get(phrase) ?? roles.phrases.get(singular(phrase))
    if (role) return { start, length, ...role }
  }
  return null
}

function singular(phrase: string): string {
  return phrase.endsWith('s') ? phrase.slice(0, -1) : phrase
}

/** Corrects `councelor` to `counselor`; leaves ordinary words alone, and words two slips away. */
function spellAsKnown(word: string, { roles, isOrdinary }: MentionIndex): string {
  if (word.length < 5 || roles.words.has(word) || isOrdinary(word)) return word
  const [near] = roles.words.find(word)
  return near?.edits === 1 ? near.word : word
}
