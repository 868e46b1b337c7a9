import type { ShownGrades } from '../../../content/grading/shown-grades.js'
import type { Causes } from '../../../content/shopper/find-causes.js'
import type { ShopperNight } from '../../../content/shopper/shopper-store.js'

/** Figures about the answers themselves, without what families ask. */
export const qualityNames = ['nights', 'night-dangers', 'night-times', 'graded'] as const
export type QualityName = (typeof qualityNames)[number]

/** How many nights the figures have. */
export const qualityNights = 28

export interface QualitySources {
  /** Newest first. */
  nights: readonly ShopperNight[]
  /** What changed before a night with a drop. */
  causesOf(night: ShopperNight): Causes
  grades: ShownGrades
  timeZone: string
}
