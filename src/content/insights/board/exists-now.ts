import type { DirectorySnapshot } from '../../../directory/model/directory-snapshot.js'
import type { Language } from '../../../platform/language/language.js'
import type { OnlyKind } from './only-row.js'

export const levels = ['elementary', 'middle', 'high'] as const
export const askChannels = ['page', 'link', 'embed', 'sms', 'api'] as const

/** Whether there is such a school, level, language, channel, or office now. */
export function existsNow(
  kind: OnlyKind,
  key: string,
  { whole }: DirectorySnapshot,
  { offered }: Pick<Language, 'offered'>,
): boolean {
  if (kind === 'school') return whole.school(key) !== null
  if (kind === 'office') return whole.offices.some(({ id }) => id === key)
  const known: readonly string[] = kind === 'level' ? levels : kind === 'channel' ? askChannels : offered
  return known.includes(key)
}
