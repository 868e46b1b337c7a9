import { setTimeout as wait } from 'node:timers/promises'
import type { Identifier } from '../../answering/privacy/identifier.js'
import type { Database } from '../../platform/database/open-database.js'
import { anySpelling } from '../../platform/text/plain-text.js'
import { inSlices, type Slices } from '../../platform/threads/slices.js'
import type { RecordKind } from '../records/record-kinds.js'
import {
  findPhrasingDoubts,
  type NewPhrasing,
  type PhrasingDoubt,
} from '../revisions/find-phrasing-doubts.js'
import { createPhrasingEditor } from '../revisions/phrasing-editor-store.js'
import type { Importer } from './importer.js'
import type { PlannedChange } from './staging.js'

/** Tables of sentences in the words of families. */
const kinds = ['phrasings', 'danger-phrases', 'out-of-scope'] as const satisfies RecordKind[]

const rowsInBatch = 500

/** Imports whose doubts are remembered: a few admins may look at one each. */
const maxRemembered = 5

/** How far the look at an import is. `doubts`: null until it is done. */
export interface ImportLook {
  /** 0 to 1. */
  share: number
  doubts: readonly PhrasingDoubt[] | null
}

export interface ImportDoubtsOptions {
  importer: Pick<Importer, 'find' | 'readStaging'>
  identifiersIn(text: string): Identifier[]
}

interface Look extends ImportLook {
  mark: string
  done: Promise<readonly PhrasingDoubt[]>
}

/**
 * Reasons to stop the new phrasings of checked imports: names in them, and topics that have them already. Each phrasing
 * takes about a millisecond: they are looked at in slices, once.
 */
export function createImportDoubts(database: Database, { importer, identifiersIn }: ImportDoubtsOptions) {
  const editor = createPhrasingEditor(database)
  const closing = new AbortController()
  const looks = new Map<number, Look>()

  /** Begins to look, or continues. */
  function lookAt(id: number): Look {
    const mark = editor.mark()
    const known = looks.get(id)
    if (known?.mark === mark) return known
    const look: Look = { share: 0, doubts: null, mark, done: Promise.resolve([]) }
    look.done = inSlices(find(id, look), closing.signal)
    look.done.catch(() => looks.delete(id))
    looks.delete(id)
    looks.set(id, look)
    for (const oldest of [...looks.keys()].slice(0, -maxRemembered)) looks.delete(oldest)
    return look
  }

  function* find(id: number, look: Look): Slices<readonly PhrasingDoubt[]> {
    const added = yield* readAdded(id)
    const doubts: PhrasingDoubt[] = []
    const tools = { identifiersIn, topicWith: yield* holdersWith(added) }
    for (let from = 0; from < added.length; from += rowsInBatch) {
      look.share = from / added.length
      doubts.push(...(yield* findPhrasingDoubts(added.slice(from, from + rowsInBatch), tools)))
    }
    look.doubts = doubts
    return doubts
  }

  /** Danger phrases and those out of scope are of no topic. */
  function* readAdded(id: number): Slices<NewPhrasing[]> {
    const counts: Record<string, number> = importer.find(id)?.counts ?? {}
    const added: NewPhrasing[] = []
    for (const kind of kinds.filter((each) => counts[`${each}.added`]))
      for (let rows = readBatch(id, kind, 0); rows.length > 0; rows = readBatch(id, kind, rows.at(-1)!.n)) {
        for (const { after } of rows)
          added.push({ text: after?.text ?? '', lang: after?.lang ?? '', topic: after?.topic ?? '' })
        yield
      }
    return added
  }

  const readBatch = (id: number, kind: RecordKind, after: number): PlannedChange[] =>
    importer.readStaging(id, (staging) =>
      staging.planned({ kind, actions: ['added'] }, after, rowsInBatch),
    ) ?? []

  /** Topics of the working copy, and of the file itself. */
  function* holdersWith(added: readonly NewPhrasing[]): Slices<(phrasing: NewPhrasing) => string | null> {
    const inCopy = editor.holders()
    const inFile = new Map<string, Set<string>>()
    for (const [at, phrasing] of added.entries()) {
      const key = keyOf(phrasing)
      if (phrasing.topic !== '') inFile.set(key, (inFile.get(key) ?? new Set()).add(phrasing.topic))
      if (at % rowsInBatch === 0) yield
    }
    return (phrasing: NewPhrasing) => {
      const { text, lang, topic } = phrasing
      if (topic === '') return null
      const other = [...(inFile.get(keyOf(phrasing)) ?? [])].find((each) => each !== topic)
      return inCopy({ text, lang, topic }) ?? other ?? null
    }
  }

  return {
    /** All doubts. Rejects while the service stops. */
    all: (id: number): Promise<readonly PhrasingDoubt[]> => lookAt(id).done,
    /** Waits for at most `patienceMs`. */
    async soon(id: number, patienceMs = 1000): Promise<ImportLook> {
      const look = lookAt(id)
      const timer = new AbortController()
      const late = wait(patienceMs, undefined, { signal: timer.signal, ref: false }).catch(() => {})
      await Promise.race([look.done, late]).finally(() => timer.abort())
      return { share: look.share, doubts: look.doubts }
    },
    stop: () => closing.abort(),
  }
}

const keyOf = ({ lang, text }: NewPhrasing) => `${lang} ${anySpelling(text)}`

export type ImportDoubts = ReturnType<typeof createImportDoubts>
