import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from '../database/open-database.js'
import { openReadOnly } from '../database/open-read-only.js'
import * as schema from '../database/schema.js'
import { type Change, findChanges } from './find-changes.js'
import { freezeContent } from './freeze-content.js'
import { configurationOf, loadWorkingCopy } from './load-working-copy-store.js'
import type { RevisionContent } from './revision.js'
import { findRevision } from './revision-store.js'
import { readRoutingFile, writeRoutingFile } from './routing-file.js'
import { createRuleEditor } from './rule-editor-store.js'
import { readWorkingCopy } from './working-copy-store.js'

/** A content: a revision by its id, or the working copy. */
export type ContentRef = number | 'working-copy'

/** What takes too long for the thread that answers: each reads or writes the whole configuration. */
export type RoutingTask =
  | { do: 'freeze'; content: ContentRef }
  | { do: 'compare'; before: ContentRef; after: ContentRef; most: number }
  | { do: 'write'; content: ContentRef }
  | { do: 'load'; from: { revision: number } | { written: string }; schools: readonly string[] }

export interface RoutingWork {
  /** The database. */
  file: string
  task: RoutingTask
}

/** What differs between two contents: the first so many, and how many there are. */
export interface Comparison {
  changes: Change[]
  all: number
}

/** Does a task on a connection of its own. */
export function runRoutingTask(file: string, task: RoutingTask): unknown {
  const database = task.do === 'load' ? openToWrite(file) : openReadOnly(file)
  try {
    return doRoutingTask(database, task)
  } finally {
    database.$client.close()
  }
}

/** Does a task on this connection. */
export function doRoutingTask(database: Database, task: RoutingTask): unknown {
  switch (task.do) {
    case 'freeze': {
      const content = contentOf(database, task.content)
      return content && freezeContent(database, content)
    }
    case 'compare': {
      const [before, after] = [contentOf(database, task.before), contentOf(database, task.after)]
      if (!before || !after) return null
      const changes = findChanges(before, after)
      return { changes: changes.slice(0, task.most), all: changes.length } satisfies Comparison
    }
    case 'write': {
      const content = contentOf(database, task.content)
      const rules = createRuleEditor(database).list()
      if (!content) return null
      // A revision holds only the rules that were switched on.
      const whole = task.content === 'working-copy' ? { content, rules } : configurationOf(content, [])
      return writeRoutingFile(whole)
    }
    case 'load': {
      const configuration = readSource(database, task.from)
      return 'faults' in configuration
        ? configuration.faults
        : loadWorkingCopy(database, configuration, task.schools)
    }
  }
}

function readSource(database: Database, from: { revision: number } | { written: string }) {
  if ('written' in from) return readRoutingFile(from.written)
  const revision = findRevision(database, from.revision)
  if (!revision) return { faults: [`There is no revision ${from.revision}.`] }
  return configurationOf(revision.content, createRuleEditor(database).list())
}

/** @returns null where there is no such revision */
function contentOf(database: Database, ref: ContentRef): RevisionContent | null {
  if (ref === 'working-copy') return readWorkingCopy(database)
  return findRevision(database, ref)?.content ?? null
}

function openToWrite(file: string): Database {
  const connection = new Sqlite(file, { fileMustExist: true })
  connection.pragma('busy_timeout = 5000')
  connection.pragma('foreign_keys = ON')
  return drizzle(connection, { schema }) as Database
}
