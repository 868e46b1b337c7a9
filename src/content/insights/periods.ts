import { addDays, dayMs } from '../../directory/time/local-time.js'

/**
 * Counts are published for whole weeks, Monday to Sunday; for months of four weeks; and for years of 52 weeks. Years
 * begin with the Monday next to July 1: the date slips by a day a year. Weeks are numbered from the first one.
 */
export const periods = [
  { name: 'week', weeks: 1 },
  { name: 'month', weeks: 4 },
  { name: 'year', weeks: 52 },
] as const

export type PeriodName = (typeof periods)[number]['name']

const firstMonday = '2024-07-01'

/** @param day ISO date; negative before the first week */
export function weekOf(day: string): number {
  return Math.floor((Date.parse(day) - Date.parse(firstMonday)) / (7 * dayMs))
}

/** The Monday of a week. */
export function mondayOf(week: number): string {
  return addDays(firstMonday, week * 7)
}

/** The Sunday of a week. */
export function sundayOf(week: number): string {
  return addDays(firstMonday, week * 7 + 6)
}
