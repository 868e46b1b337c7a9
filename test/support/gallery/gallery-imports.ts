import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Import } from '../../../src/content/imports/import-store.js'
import type { PullState } from '../../../src/content/imports/pull/roster-pull.js'
import type { PhrasingDoubt } from '../../../src/content/revisions/find-phrasing-doubts.js'
import { dayMs } from '../../../src/directory/time/local-time.js'
import { imports } from '../../../src/platform/database/record-schema.js'
import { wording } from '../../../src/platform/language/wording.js'
import type { TestApp } from '../app/test-app.js'
import type { StaffGalleryPage } from './gallery-staff.js'

const admin = { role: 'admin' } as const
const one = '/admin/imports/1'

/** Import and export, and a staff list that waits for its columns to be matched. */
export const galleryImports: StaffGalleryPage[] = [
  { name: 'imports', path: '/admin/imports', ...admin },
  { name: 'import-waiting', path: one, ...admin },
  { name: 'import-columns', path: `${one}/columns`, ...admin },
  {
    name: 'import-columns-faulty',
    method: 'post',
    path: `${one}/columns`,
    form: {
      ...{ file_name: 'Staff list.csv', target: 'staff', header_line: '2' },
      ...{ 'column-0': 'email', 'column-1': 'email', action: 'next' },
    },
    status: 422,
    ...admin,
  },
  { name: 'import-words', path: `${one}/words`, ...admin },
  { name: 'import-doubts', path: '/admin/imports/2', ...admin },
  { name: 'import-doubts-unsure', method: 'post', path: '/admin/imports/2/apply', status: 422, ...admin },
  { name: 'import-doubts-never', path: '/admin/imports/3', ...admin },
  { name: 'pull', path: '/admin/imports/pull', ...admin },
  {
    name: 'pull-faulty',
    method: 'post',
    path: '/admin/imports/pull/rules',
    form: { on: 'yes', hour: '3', apply: 'no', removed: 'a few' },
    status: 422,
    ...admin,
  },
]

const list = `Staff 2026,,,
"Last, First",Bldg,Job Title,Email Address
"Solís, Joaquín",DO,Bus Dispatcher,jsolis@cedarvalley.example
"O’Neil-Vandenberghe, Marguerite",Lincoln ES,Coordinator of Multi-Tiered Systems of Support,monv@cedarvalley.example
`

/** Two imports whose new phrasings are in doubt; those of the second are never added. */
export function importDoubts({ database, services }: TestApp): void {
  const facts = { at: Date.parse('2026-11-25T14:00:00Z'), who: 'Ana Bell', files: ['phrasings/en.csv'] }
  const counts = { 'phrasings.added': 3 }
  for (const id of [2, 3])
    database
      .insert(imports)
      .values({ ...facts, id, counts, source: 'upload', format: 'csv', removes: false, state: 'ready' })
      .run()
  const may: PhrasingDoubt[] = [
    { key: 'names', text: 'Tyler Johnson was on bus 12', words: 'Tyler Johnson', other: '' },
    { key: 'elsewhere', text: 'the bus never came', words: '', other: 'bus-late' },
  ]
  const never: PhrasingDoubt = {
    ...{ key: 'tells', text: 'call 216-555-0199 about the bus', words: '216-555-0199', other: '' },
  }
  services.transfer.doubts.soon = async (id) => ({ share: 1, doubts: id === 3 ? [...may, never] : may })
}

/** A pull from OneRoster that failed today and worked yesterday. */
export function pullInVain({ services }: TestApp): void {
  const row: Omit<Import, 'state' | 'reasons'> = {
    ...{
      id: 2,
      at: Date.parse('2026-11-25T08:00:00Z'),
      account: null,
      who: 'OneRoster',
      files: ['OneRoster'],
    },
    ...{ source: 'oneroster', format: 'oneroster', removes: true, counts: {}, finishedAt: null },
  }
  const reasons = [wording('fault.pullSecret', { host: 'sis.cedarvalley.example' })]
  const state: PullState = {
    ...{
      host: 'sis.cedarvalley.example',
      isOn: true,
      hour: 3,
      appliesItself: true,
      maxRemovedPercent: 5,
      isPulling: false,
    },
    last: { ...row, state: 'failed', reasons },
    lastGood: { ...row, at: row.at - dayMs, state: 'applied', reasons: [] },
  }
  services.transfer.pull = {
    ...{
      state: () => state,
      pull: async () => {},
      pullIfDue: async () => false,
      saveRules() {},
      start() {},
      stop: async () => {},
    },
  }
}

/** Uploads the list that waits. */
export async function receiveList({ services }: TestApp): Promise<void> {
  const path = join(mkdtempSync(join(tmpdir(), 'gallery-')), 'list')
  writeFileSync(path, list)
  const by = { account: 1, who: 'Ana Bell', source: 'upload', removes: false, format: 'csv' } as const
  await services.transfer.importer.receive([{ name: 'Staff list.csv', path }], by)
}
