import type { IdentifierKind } from '../../answering/privacy/identifier.js'
import type { Speech } from '../../platform/language/language.js'

/** Says gently that a name or a number seems to have been typed, and that none is needed; null where there is none. */
export function presentTypedHint(kinds: readonly IdentifierKind[], speech: Speech): string | null {
  if (kinds.length === 0) return null
  const named = kinds.includes('name')
  const numbered = kinds.some((kind) => kind !== 'name')
  const seen = named && numbered ? 'typedHint.both' : named ? 'typedHint.name' : 'typedHint.number'
  return `${speech.t(seen)} ${speech.t('typedHint.care')}`
}
