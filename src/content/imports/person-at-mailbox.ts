import { plainText } from '../../platform/text/plain-text.js'

/** A person of the directory, as far as a list of staff can tell who it is. */
export interface StoredName {
  slug: string
  first: string
  last: string
}

/** Names as people compare them: whatever the case, accents, and signs. */
export const nameKey = ({ first, last }: Pick<StoredName, 'first' | 'last'>) => plainText(`${first}|${last}`)

/**
 * Whoever of those with a mailbox has a name. An office's mailbox has several people: the address alone says nothing.
 * @param stored everyone in the directory with this mailbox
 * @param isShared whether others in the same file have it, too: then a half of the name does not do
 * @returns null if it may be somebody else
 */
export function personAtMailbox(
  stored: readonly StoredName[],
  name: Pick<StoredName, 'first' | 'last'>,
  isShared: boolean,
): string | null {
  const same = stored.find((each) => nameKey(each) === nameKey(name))
  if (same) return same.slug
  const [only, another] = stored
  if (!only || another || isShared) return null
  // Someone who married, or whose first name is written in another way.
  const isHalf =
    plainText(only.first) === plainText(name.first) || plainText(only.last) === plainText(name.last)
  return isHalf ? only.slug : null
}
