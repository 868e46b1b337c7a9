import type { RowFault } from '../../platform/files/row-fault.js'
import { recordKey } from '../records/record-cells.js'
import type { RecordStore } from '../records/record-store.js'
import { alphabetOf, checkAlphabet } from '../rows/check-caseloads.js'
import { checkPost, type DirectoryRows } from '../rows/check-directory-seed.js'
import { createKnown, createReport } from '../rows/seed-references.js'
import type { FaultKeeper } from './keep-faults.js'
import { type RowToCheck, stagedRows, storedRows } from './rows-to-check.js'
import { settleFaults } from './settle-faults.js'
import type { Staging } from './staging.js'

type PlannedPost = DirectoryRows['posts'][number]

/** The rows after the import, and the current ones. */
export interface PlannedPosts {
  /** Whether the import includes a kind. */
  isGiven: { people: boolean; posts: boolean }
  /** Whether a record stays without a row in the files. */
  isKept(kind: 'people' | 'posts', key: string): boolean
  /** Contacts as they are, and as they will be: `nurse @ oak`. */
  before: ReadonlySet<string>
  after: ReadonlySet<string>
}

const faultsInBatch = 500
const rowsInBatch = 500

/** Checks the planned posts in batches: their references exist, and every family has somebody. */
export function checkPlannedPosts(
  records: RecordStore,
  staging: Staging,
  { isGiven, isKept, before, after }: PlannedPosts,
  faults: FaultKeeper,
): void {
  const isPresent = (slug: string) => records.findId('people', { slug }) !== null
  const hasAfter = (slug: string) => {
    const key = recordKey('people', { slug })
    return (isGiven.people && staging.hasRow('people', key)) || (isKept('people', key) && isPresent(slug))
  }
  const settle = settleFaults(records, faults, () => {
    const found: RowFault[] = []
    const world = { name: 'before', has: isPresent, contacts: before, isFaulty: () => false } as const
    for (const rest of checkPosts(
      staging,
      storedRows(records, 'posts', () => true),
      world,
    ))
      found.push(...rest.splice(0))
    return found
  })
  const rows = function* () {
    if (isGiven.posts) yield* stagedRows(staging, 'posts')
    yield* storedRows(records, 'posts', (key) => isKept('posts', key))
  }
  const world = { name: 'after', has: hasAfter, contacts: after, isFaulty: faults.isFaulty } as const
  for (const found of checkPosts(staging, rows(), world)) settle(found)
}

/** The place of the posts. */
interface World {
  name: 'before' | 'after'
  has(slug: string): boolean
  contacts: ReadonlySet<string>
  isFaulty: FaultKeeper['isFaulty']
}

/** Yields whenever the list has faults to collect. */
function* checkPosts(staging: Staging, rows: Iterable<RowToCheck>, world: World): Generator<RowFault[]> {
  const found: RowFault[] = []
  const report = createReport(found)
  const knownFaults = (['people', 'contacts'] as const)
    .filter(world.isFaulty)
    .map((kind) => ({ file: `${kind}.csv` }))
  const known = {
    people: createKnown(world, 'people.csv', knownFaults, report),
    contacts: createKnown(world.contacts, 'contacts.csv', knownFaults, report),
    schools: createKnown(schoolsOf(world.contacts), 'schools.csv', knownFaults, report),
  }
  let waiting: PlannedPost[] = []
  let isSound = !world.isFaulty('posts')
  const keep = () => {
    staging.inOne(() => {
      for (const post of waiting) staging.addShare(world.name, alphabetOf(post), post.last_names!, post.at)
    })
    waiting = []
  }
  for (const row of rows) {
    const post = postOf(row)
    checkPost(post, known, report)
    if (post.position === 1 && post.last_names !== null) waiting.push(post)
    if (waiting.length === rowsInBatch) keep()
    isSound &&= found.length === 0
    if (found.length >= faultsInBatch) yield found
  }
  keep()
  yield found
  if (!isSound) return
  for (const group of groupsOf(staging, world.name)) {
    checkAlphabet(group, report)
    if (found.length >= faultsInBatch) yield found
  }
  yield found
}

/** A school without any contact cannot be served by one. */
function schoolsOf(contacts: World['contacts']): Set<string> {
  return new Set([...contacts].flatMap((key) => key.split(' @ ')[1] ?? []))
}

/** Validated cells, in the form that cross-row checks read. */
function postOf({ cells, at }: RowToCheck): PlannedPost {
  const cell = (header: string) => cells[header] || null
  const { person = '', office = '' } = cells
  const dates = { away_from: cell('away_from'), away_until: cell('away_until') }
  const caseload = {
    grades: cell('grades'),
    last_names: cell('last_names'),
    language: cell('language'),
    schools: cell('schools'),
  }
  return {
    at,
    person,
    office,
    school: cell('school'),
    position: Number(cells.position),
    ...caseload,
    ...dates,
  }
}

/** Posts that divide last names among them, in groups. */
function* groupsOf(staging: Staging, world: World['name']) {
  let group: ReturnType<Staging['shares']> = []
  for (let after: Parameters<Staging['shares']>[1] = { alphabet: '', n: 0 }; ; ) {
    const rows = staging.shares(world, after, rowsInBatch)
    const last = rows.at(-1)
    if (!last) break
    for (const row of rows) {
      if (group.length > 0 && group[0]!.alphabet !== row.alphabet) {
        yield group
        group = []
      }
      group.push(row)
    }
    after = last
  }
  if (group.length > 0) yield group
}
