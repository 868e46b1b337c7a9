import type { Speech } from '../../platform/language/language.js'

/** The possible fates of a row. */
export const actions = ['added', 'changed', 'moved', 'removed', 'same'] as const

/** The people left out, one sentence per reason. */
export function ignoredOf(counts: Record<string, number>, { t }: Speech): string[] {
  return (['families', 'others', 'inactive'] as const).flatMap((why) => {
    const count = counts[`ignored.${why}`]
    return count ? [t(`transfer.ignored.${why}`, { count })] : []
  })
}
