import type { IdentifierKind } from '../../answering/privacy/identifier.js'
import type { Speech } from '../../platform/language/language.js'

/** A gentle note that a typed name or number is not needed; null for none. */
export function presentTypedHint(kinds: readonly IdentifierKind[], speech: Speech): string | null {
  if (kinds.length === 0) return null
  const named = kinds.includes('name')
  const numbered = kinds.some((kind) => kind !== 'name')
  const seen = named && numbered ? 'typedHint.both' : named ? 'typedHint.name' : 'typedHint.number'
  return `${speech.t(seen)} ${speech.t('typedHint.care')}`
}
