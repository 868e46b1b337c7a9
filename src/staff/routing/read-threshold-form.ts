import {
  isSupportAbove,
  type ThresholdName,
  type Thresholds,
  thresholdBounds,
  thresholdNames,
} from '../../answering/revision/thresholds.js'
import { textsOf } from '../../platform/web/texts-of.js'

/** Percentages as typed; empty for the measured one. */
export type ThresholdForm = Record<ThresholdName, string>

export interface ThresholdProblem {
  field: ThresholdName
  key: 'noNumber' | 'outside' | 'supportAbove'
}

export function readThresholdForm(body: unknown): ThresholdForm {
  return textsOf(body, ...thresholdNames)
}

/** @param moved thresholds that differ from the measured ones */
export function formOfThresholds(moved: Partial<Thresholds>): ThresholdForm {
  return Object.fromEntries(
    thresholdNames.map((name) => [name, moved[name] === undefined ? '' : percentOf(moved[name])]),
  ) as ThresholdForm
}

/** @returns the changed thresholds, each from 0 to 1; or the form's faults */
export function thresholdsOfForm(form: ThresholdForm): Partial<Thresholds> | ThresholdProblem[] {
  const moved: Partial<Thresholds> = {}
  const problems: ThresholdProblem[] = []
  for (const name of thresholdNames) {
    const typed = form[name].replace('%', '').replace(',', '.').trim()
    if (typed === '') continue
    const { min, max } = thresholdBounds[name]
    const value = Math.round(Number(typed) * 100) / 10_000
    if (!/^\d{1,3}(\.\d+)?$/.test(typed)) problems.push({ field: name, key: 'noNumber' })
    else if (value < min || value > max) problems.push({ field: name, key: 'outside' })
    else moved[name] = value
  }
  if (problems.length === 0 && isSupportAbove(moved))
    problems.push({ field: 'dangerSupport', key: 'supportAbove' })
  return problems.length > 0 ? problems : moved
}

/** A share as a percentage: 0.168 → `16.8`. */
export function percentOf(share: number): string {
  return String(Math.round(share * 10_000) / 100)
}
