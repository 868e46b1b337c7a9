import type { Speech } from '../../platform/language/language.js'

/** What becomes of rows. */
export const actions = ['added', 'changed', 'moved', 'removed', 'same'] as const

/** Who was left out, a sentence each. */
export function ignoredOf(counts: Record<string, number>, { t }: Speech): string[] {
  return (['families', 'others', 'inactive'] as const).flatMap((why) => {
    const count = counts[`ignored.${why}`]
    return count ? [t(`transfer.ignored.${why}`, { count })] : []
  })
}
