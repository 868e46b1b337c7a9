import type { SetupDeps } from './setup-deps.js'

/**
 * Whether a district of its own is still being set up: the sample district is only there to try. False without the database:
 * no page fails for it.
 */
export function isSettingUp({ setupState, sample }: Pick<SetupDeps, 'setupState' | 'sample'>): boolean {
  try {
    return !sample.isHere() && setupState.finished() === null
  } catch {
    return false
  }
}
