import type { HitMeasure } from './measure.js'

/** What help a group of concerns gets: shares from 0 to 1, at least or, where the name says so, at most. */
export interface HelpFloors {
  crisisRecall?: number
  anyHelp?: number
  maxFalseAlarms?: number
  maxNeedlessHelp?: number
}

/** The floor of each measure of one set, or its ceiling if the name says so; shares from 0 to 1. */
export interface Floors extends HelpFloors {
  /** By the name of a group: `all`, a length, a language, or `kind: ` and a kind. */
  groups: Record<string, Partial<Record<HitMeasure, number>>>
  /** By language. */
  languages?: Record<string, HelpFloors>
  /** By kind and tier, as in `missing (now)`: lines above everything, and any help. */
  kinds?: Record<string, { now?: number; any?: number; maxNow?: number; maxAny?: number }>
  outOfScopeRefused?: number
  maxRefused?: number
}

/** Floors of several sets, by their names. */
export type FloorsBySet = Record<string, Floors>
