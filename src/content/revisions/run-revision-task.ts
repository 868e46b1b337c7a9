import { createHash } from 'node:crypto'
import { contentHash } from '../../answering/revision/content-hash.js'
import type { RevisionContent } from '../../answering/revision/revision.js'
import { groupBy } from '../../platform/database/group-by.js'
import { type Database, openReadOnly, openToWrite } from '../../platform/database/open-database.js'
import { whileLocked } from '../../platform/database/while-locked.js'
import { wording } from '../../platform/language/wording.js'
import { anySpelling } from '../../platform/text/plain-text.js'
import { type FileFault, faultAt } from './file-fault.js'
import { type Comparison, findChanges, firstOf } from './find-changes.js'
import { freezeContent, frozenKey } from './freeze-content.js'
import {
  configurationOf,
  findLoadFaults,
  findNameFaults,
  loadWorkingCopy,
} from './load-working-copy-store.js'
import { findRevision, latestRevisionId } from './revision-store.js'
import { type RoutingConfiguration, readRoutingFile, withLines, writeRoutingFile } from './routing-file.js'
import { createRuleEditor } from './rule-editor-store.js'
import { readWorkingCopy } from './working-copy-store.js'

/** A revision by its id, or the working copy. */
export type ContentRef = number | 'working-copy'

/** Tasks that read or write the whole configuration: too slow for the thread that answers. */
export type RevisionTask =
  /** `known`: `frozenKey` of a content that need not be frozen again. */
  | { do: 'freeze'; content: ContentRef; known?: string }
  | { do: 'compare'; before: ContentRef; after: ContentRef; limit: number }
  | { do: 'write'; content: ContentRef }
  | { do: 'check'; written: string; schools: readonly string[]; limit: number }
  | {
      do: 'load'
      from: { revision: number } | { written: string }
      schools: readonly string[]
      mark?: string
    }

export interface RevisionWork {
  /** The database file. */
  file: string
  task: RevisionTask
}

/** A phrasing that a file adds: `lang` is BCP 47, `topic` and `holder` are slugs. */
export interface AddedByFile {
  topic: string
  lang: string
  text: string
  holder: string | null
}

/** The effect of a file on the working copy. */
export interface FileCheck {
  /** All faults, by line; if there are any, the rest is empty. */
  faults: FileFault[]
  /** Changes to the content that would be published. */
  comparison: Comparison
  /** True if inactive rules change, too. */
  resting: boolean
  /** Phrasings that a topic does not have yet. `holder`: another topic that has it, now or in the file; null for none. */
  phrasings: AddedByFile[]
  /** Identifies the compared working copy; differs once somebody has edited it. */
  mark: string
}

/** Milliseconds to wait for the database. */
const maxLockWait = 5000

/** Runs a task on its own connection. */
export function runRevisionTask(file: string, task: RevisionTask): unknown {
  const database = task.do === 'load' ? openToWrite(file) : openReadOnly(file)
  try {
    return doRevisionTask(database, task)
  } finally {
    database.$client.close()
  }
}

/** Runs a task on this connection. */
export function doRevisionTask(database: Database, task: RevisionTask): unknown {
  switch (task.do) {
    case 'freeze': {
      const content = contentOf(database, task.content)
      if (!content) return null
      const hash = contentHash(content)
      if (task.known === frozenKey({ contentHash: hash, base: latestRevisionId(database) })) return 'known'
      return freezeContent(database, content, hash)
    }
    case 'compare': {
      const [before, after] = [contentOf(database, task.before), contentOf(database, task.after)]
      if (!before || !after) return null
      return firstOf(findChanges(before, after), task.limit)
    }
    case 'write': {
      const content = contentOf(database, task.content)
      const rules = createRuleEditor(database).list()
      if (!content) return null
      // A revision holds only active rules.
      const whole = task.content === 'working-copy' ? { content, rules } : configurationOf(content, [])
      return writeRoutingFile(whole)
    }
    case 'check':
      return checkFile(database, task)
    case 'load': {
      const configuration = readSource(database, task.from)
      if ('faults' in configuration) return configuration.faults
      const { mark, schools } = task
      const load = database.$client.transaction(() =>
        mark !== undefined && !isMarkedBy(mark, configurationNow(database))
          ? 'changed'
          : loadWorkingCopy(database, configuration, schools),
      )
      return whileLocked(maxLockWait, () => load.immediate())
    }
  }
}

function checkFile(
  database: Database,
  { written, schools, limit }: RevisionTask & { do: 'check' },
): FileCheck {
  const now = configurationNow(database)
  const read = readRoutingFile(written)
  const found =
    'faults' in read
      ? [...read.faults, ...findNameFaults(database, read.named, schools)]
      : findLoadFaults(database, read, schools)
  const faults = inOrder(withLines(found, written))
  if ('faults' in read || faults.length > 0)
    return { faults, comparison: { changes: [], all: 0 }, resting: false, phrasings: [], mark: '' }
  const changes = findChanges(now.content, { ...read.content, offices: now.content.offices })
  const resting = JSON.stringify(restingOf(now)) !== JSON.stringify(restingOf(read))
  const comparison = { changes: changes.slice(0, limit), all: changes.length }
  const phrasings = findAdded(now.content.phrasings, read.content.phrasings)
  return { faults, comparison, resting, phrasings, mark: markOf(now) }
}

/** The topic that answers a phrasing now counts before others that the file gives it to. */
function findAdded(before: RevisionContent['phrasings'], after: RevisionContent['phrasings']): AddedByFile[] {
  const held = new Set(before.map(({ topic, ...rest }) => `${topic} ${keyOf(rest)}`))
  const holders = groupBy([...before, ...after], keyOf)
  return after
    .filter(({ topic, ...rest }) => !held.has(`${topic} ${keyOf(rest)}`))
    .map(({ topic, lang, text }) => {
      const other = holders.get(keyOf({ lang, text }))?.find((each) => each.topic !== topic)
      return { topic, lang, text, holder: other?.topic ?? null }
    })
}

const keyOf = ({ lang, text }: { lang: string; text: string }) => `${lang} ${anySpelling(text)}`

const inOrder = (faults: FileFault[]) => faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))

const configurationNow = (database: Database): RoutingConfiguration => ({
  content: readWorkingCopy(database),
  rules: createRuleEditor(database).list(),
})

const restingOf = ({ rules }: RoutingConfiguration) =>
  rules.flatMap(({ id, name, why, conditions, action, startsOn, endsOn, active }) =>
    active ? [] : [{ id, name, why, conditions, action, startsOn: startsOn ?? null, endsOn: endsOn ?? null }],
  )

const markOf = (configuration: RoutingConfiguration): string =>
  createHash('sha256').update(writeRoutingFile(configuration)).digest('hex').slice(0, 16)

const isMarkedBy = (mark: string, now: RoutingConfiguration): boolean =>
  mark === contentHash(now.content) || mark === markOf(now)

function readSource(database: Database, from: { revision: number } | { written: string }) {
  if ('written' in from) return readRoutingFile(from.written)
  const revision = findRevision(database, from.revision)
  if (!revision) {
    const fault = wording('configurationFile.what.noRevision', { id: from.revision })
    return { faults: [faultAt(fault)] }
  }
  return configurationOf(revision.content, createRuleEditor(database).list())
}

/** @returns null if there is no such revision */
function contentOf(database: Database, ref: ContentRef): RevisionContent | null {
  if (ref === 'working-copy') return readWorkingCopy(database)
  return findRevision(database, ref)?.content ?? null
}
