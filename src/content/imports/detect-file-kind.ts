import { describeKind, type RecordKind, recordKinds } from '../records/record-kinds.js'
import { language } from '../rows/cell-types.js'
import { neededHeaders } from '../rows/seed-file.js'

/** A file's contents. */
export interface FileKind {
  kind: RecordKind
  /** For a phrasings file: there is one per language. */
  lang: string | null
}

/** Detects a file's kind by its columns, or else by its name: people rename files. */
export function detectFileKind(name: string, headers: readonly string[]): FileKind | null {
  const lang = /\b([a-z]{2,3}(?:-[A-Z]{2})?)(?:\.(?:csv|tsv|txt|xlsx))?$/.exec(name)?.[1] ?? null
  if (isSame(headers, ['topic', 'text']))
    return lang && language.safeParse(lang).success ? { kind: 'phrasings', lang } : null
  const fitting = recordKinds.filter((each) => neededOf(each).every((header) => headers.includes(header)))
  // One kind's columns may be a subset of another's: the most specific kind wins.
  const [best] = fitting.sort((a, b) => neededOf(b).length - neededOf(a).length)
  const kind = best ?? recordKinds.find((each) => isNamed(each, name))
  return kind ? { kind, lang: null } : null
}

function neededOf(kind: RecordKind): string[] {
  return neededHeaders(describeKind(kind))
}

/** `people.csv`, `people (2).csv`, `people-2026.csv` */
function isNamed(kind: RecordKind, name: string): boolean {
  const base = name.split(/\/| › /).at(-1) ?? name
  const rest = base.toLowerCase().startsWith(kind) ? base.slice(kind.length) : null
  return rest !== null && /^(?:[ _.(-].*)?(?:\.(?:csv|tsv|txt|xlsx|xlsm))?$/i.test(rest)
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && b.every((each) => a.includes(each))
