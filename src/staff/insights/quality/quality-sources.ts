import type { ShownGrades } from '../../../content/grading/shown-grades.js'
import type { OpenDrop } from '../../../content/shopper/mystery-shopper.js'
import type { ShopperNight } from '../../../content/shopper/shopper-store.js'

/** Figures about the answers themselves, without what families ask. */
export const qualityNames = ['nights', 'night-dangers', 'night-times', 'graded'] as const
export type QualityName = (typeof qualityNames)[number]

/** How many nights the figures have. */
export const qualityNights = 28

export interface QualitySources {
  /** Newest first. */
  nights: readonly ShopperNight[]
  /** Null while all is well. */
  open: OpenDrop | null
  grades: ShownGrades
  timeZone: string
}
