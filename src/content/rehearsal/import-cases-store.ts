import type { Database } from '../../platform/database/open-database.js'
import { type CaseLine, caseNumberOf } from './read-cases.js'
import type { CaseFacts } from './saved-case.js'
import { createSavedCaseStore } from './saved-case-store.js'

/** The result of a case file. */
export interface ImportedCases {
  added: number
  changed: number
}

/** Imports the cases of a file, all or none; existing cases are updated. */
export function importCases(
  database: Database,
  cases: readonly { key: string; facts: CaseLine }[],
  by: string | null,
  now: Date,
): ImportedCases {
  return database.transaction(
    (tx) => {
      const store = createSavedCaseStore(tx)
      const done = { added: 0, changed: 0 }
      for (const { key, facts } of cases) {
        const own = caseNumberOf(key)
        const kept = store.findBy('file', key) ?? (own === null ? null : store.find(own))
        const {
          id,
          source: _s,
          key: _k,
          inquiry: _i,
          addedAt: _a,
          addedBy: _b,
          ...before
        } = kept ?? { ...usual, id: null }
        const after: CaseFacts = { ...before, ...facts }
        if (id === null) {
          store.add(after, { source: 'file', key, by }, now)
          done.added++
        } else if (JSON.stringify(after) !== JSON.stringify(before)) {
          store.change(id, after)
          done.changed++
        }
      }
      return done
    },
    { behavior: 'immediate' },
  )
}

const usual = {
  concern: '',
  lang: 'en',
  level: null,
  expect: [],
  ok: [],
  outcome: null,
  crisis: false,
  scope: true,
  protected: false,
  note: '',
  source: null,
  key: null,
  inquiry: null,
  addedAt: null,
  addedBy: null,
}
