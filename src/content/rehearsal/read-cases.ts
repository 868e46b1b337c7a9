import { z } from 'zod'
import { type Wording, wording } from '../../platform/language/wording.js'
import { labeledConcern } from './labeled-concern.js'
import type { CaseFacts, SavedCase } from './saved-case.js'

/** A case in a file. Missing fields keep their stored values, or get the defaults. */
export type CaseLine = Omit<CaseFacts, OwnField> & Partial<Pick<CaseFacts, OwnField>>
type OwnField = 'outcome' | 'protected' | 'note'

/** A fault of a line. */
export interface CaseFileFault extends Wording {
  /** Counted from 1. */
  line: number
}

/** Cases from a file, each with its id there, and the faults of the other lines. */
export interface ReadCases {
  cases: { key: string; facts: CaseLine }[]
  faults: CaseFileFault[]
}

const caseLine = labeledConcern.extend({
  id: z.string().trim().min(1).max(200),
  q: z.string().trim().min(1).max(2000),
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)
    .default('en'),
  outcome: z.enum(['answer', 'choose', 'handover']).nullable().optional(),
  protected: z.boolean().optional(),
  note: z.string().max(2000).optional(),
})

/**
 * Reads cases in the format of the evaluation set: one JSON object per line.
 * @param offices ids that may be named
 */
export function readCases(written: string, offices: ReadonlySet<string>): ReadCases {
  const read: ReadCases = { cases: [], faults: [] }
  const ids = new Set<string>()
  for (const [index, text] of written
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (text.trim() === '') continue
    const faults: Wording[] = []
    const line = readLine(text, faults)
    if (line) {
      const unknown = [...line.expect, ...line.ok].filter((office) => !offices.has(office))
      faults.push(...unknown.map((value) => wording('cases.import.line.office', { value })))
      if (ids.has(line.id)) faults.push(wording('cases.import.line.twice', { value: line.id }))
      ids.add(line.id)
      const { id, q, ...facts } = line
      if (faults.length === 0) read.cases.push({ key: id, facts: { ...facts, concern: q } as CaseLine })
    }
    read.faults.push(...faults.map((fault) => ({ line: index + 1, ...fault })))
  }
  return read
}

function readLine(text: string, faults: Wording[]): z.output<typeof caseLine> | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    json = null
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    faults.push(wording('cases.import.line.json'))
    return null
  }
  const line = caseLine.safeParse(json)
  if (line.success) return line.data
  const fields = new Set(line.error.issues.map(({ path }) => String(path[0])))
  faults.push(...[...fields].map(faultOfField))
  return null
}

function faultOfField(field: string): Wording {
  const name = field as keyof typeof caseLine.shape
  return wording('cases.import.line.field', { field, how: wording(`cases.import.field.${name}`) })
}

/**
 * Writes cases to such a file, one per line. Cases that came from no file are identified by number: `case-12`. Omits families'
 * own words, which must disappear with their inquiry.
 */
export function writeCases(cases: readonly SavedCase[]): string {
  return cases
    .filter(({ inquiry, unsureSince }) => inquiry === null && unsureSince === null)
    .map((each) => `${JSON.stringify(lineOf(each))}\n`)
    .join('')
}

function lineOf(saved: SavedCase) {
  const { concern: q, lang, level, expect, ok, crisis, scope, outcome, note } = saved
  return {
    id: idOf(saved),
    q,
    lang,
    level,
    expect,
    ok,
    crisis,
    scope,
    ...(outcome ? { outcome } : {}),
    ...(saved.protected ? { protected: true } : {}),
    ...(note ? { note } : {}),
  }
}

const idOf = ({ source, key, id }: SavedCase) => (source === 'file' && key !== null ? key : `case-${id}`)

/** The number in an id such as `case-12`; null for any other id. */
export function caseNumberOf(id: string): number | null {
  const number = id.match(/^case-(\d{1,9})$/)?.[1]
  return number === undefined ? null : Number(number)
}
