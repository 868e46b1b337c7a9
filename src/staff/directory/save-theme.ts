import type { Response } from 'express'
import { versionOf } from '../../content/records/record-cells.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import { type ThemeFact, themeFacts } from './present-district.js'
import type { RecordTools } from './record-tools.js'

/** The facts of the theme, as stored. */
export function themeRecords({ editor }: Pick<RecordTools, 'editor'>): Map<ThemeFact, StoredRecord> {
  return new Map([...editor.records.each('district')].map((each) => [each.cells.setting as ThemeFact, each]))
}

/** The form holds the version of each fact, to notice when somebody else changes it meanwhile; empty for an unset one. */
export function themeVersions(set: ReadonlyMap<ThemeFact, StoredRecord>): Map<ThemeFact, string> {
  return new Map(
    themeFacts.map((fact) => {
      const record = set.get(fact)
      return [fact, record ? versionOf(record.cells) : '']
    }),
  )
}

type TypedFacts = Partial<Record<ThemeFact, string>>

/**
 * Saves typed facts of the theme; an emptied one is deleted.
 * @param form with the versions of the facts
 * @returns false if somebody else changed one meanwhile
 */
export function saveTheme(
  typed: TypedFacts,
  form: Record<string, unknown>,
  res: Response,
  tools: Pick<RecordTools, 'editor' | 'author' | 'tell'>,
): boolean {
  const set = themeRecords(tools)
  const touched = themeFacts.filter(
    (fact) => typed[fact] !== undefined && typed[fact] !== (set.get(fact)?.cells.value ?? ''),
  )
  // All or nothing, before any write. A fact that did not exist when the form was opened has an empty version.
  const versions = themeVersions(set)
  const isStale = (fact: ThemeFact) => {
    const seen = form[`version-${fact}`]
    return seen !== undefined && String(seen) !== versions.get(fact)
  }
  if (touched.some(isStale)) return false
  const opened = (fact: ThemeFact) => String(form[`version-${fact}`] ?? '') || null
  return setFacts() && removeFacts()

  function setFacts(): boolean {
    const edits = touched.flatMap((setting) => {
      const value = typed[setting]
      if (!value) return []
      const id = set.get(setting)?.id ?? null
      return [{ kind: 'district' as const, id, cells: { setting, value }, version: opened(setting) }]
    })
    const results = tools.editor.saveAll(edits, tools.author(res, 'form'))
    if (results.some(({ result }) => result.result !== 'saved')) return false
    for (const { result } of results)
      if (result.result === 'saved')
        tools.tell(res, 'record-changed', 'district', result.record.id, { name: result.record.cells.setting })
    return true
  }

  function removeFacts(): boolean {
    for (const fact of touched) {
      const record = typed[fact] ? undefined : set.get(fact)
      if (!record) continue
      const version = opened(fact) ?? versionOf(record.cells)
      if (!tools.editor.remove('district', record.id, version, tools.author(res, 'form'))) return false
      tools.tell(res, 'record-removed', 'district', record.id, { name: fact })
    }
    return true
  }
}
