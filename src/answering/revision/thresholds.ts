import { dangerNumbers } from '../danger/danger-limits.js'
import { decision } from '../models/numbers.js'

/** Matching thresholds that an admin may change: probabilities, 0 to 1. */
export interface Thresholds {
  /** Below this probability, the family gets a question instead of one office. */
  choose: number
  /** Share of the first office's probability that another topic's office needs to be in that question. */
  chooseShare: number
  /** From this probability of "no district answers this", nobody is named. */
  outOfScope: number
  /** From this probability of danger, emergency lines are on top. */
  dangerNow: number
  /** From this probability of danger, one calm line is below the answer. */
  dangerSupport: number
}

export type ThresholdName = keyof Thresholds

/** A threshold's allowed range and its measured value. */
export interface ThresholdBounds {
  min: number
  max: number
  /** The measured value; see `answering/models/numbers.ts`. */
  usual: number
}

const share = (odds: number) => 1 / (1 + Math.exp(-odds))

/** Wide enough for a district's judgment, too narrow to switch a stage off by accident. */
export const thresholdBounds: Record<ThresholdName, ThresholdBounds> = {
  choose: { min: 0.5, max: 0.95, usual: decision.choose },
  chooseShare: { min: 0.1, max: 0.7, usual: decision.chooseShare },
  outOfScope: { min: 0.15, max: 0.7, usual: decision.outOfScope },
  dangerNow: { min: 0.1, max: 0.7, usual: share(dangerNumbers.now) },
  dangerSupport: { min: 0.02, max: 0.4, usual: share(dangerNumbers.support) },
}

export const thresholdNames = Object.keys(thresholdBounds) as ThresholdName[]

/** Thresholds that change what families in danger see. */
export const dangerThresholds: readonly ThresholdName[] = ['dangerNow', 'dangerSupport']

/** A revision's thresholds: changed ones, and the measured values of the rest. */
export function thresholdsOf(moved: Partial<Thresholds> | undefined): Thresholds {
  const usual = Object.fromEntries(thresholdNames.map((name) => [name, thresholdBounds[name].usual]))
  return { ...usual, ...moved } as Thresholds
}

/** True if the calm line's threshold is above the emergency lines': the calm line would never show. */
export function isSupportAbove(moved: Partial<Thresholds>): boolean {
  const { dangerNow, dangerSupport } = thresholdsOf(moved)
  return dangerSupport > dangerNow
}
