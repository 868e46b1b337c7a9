import { listWrongDoors, type WrongDoorCount } from '../concerns/wrong-door-store.js'
import type { Database } from '../database/open-database.js'
import type { Router } from '../matching/router.js'
import { isRead } from '../matching/synonyms.js'
import {
  type CaseDraft,
  type CaseOf,
  findCaseDraft,
  listWrongDoorEntries,
  type WrongDoorEntry,
} from '../rehearsal/case-source-store.js'
import { type ImportedCases, importCases } from '../rehearsal/import-cases-store.js'
import type { PublishProven } from '../rehearsal/publish-proven.js'
import type { Rehearsals } from '../rehearsal/rehearsals.js'
import { findTexts } from '../rehearsal/replay-item-store.js'
import { createSavedCaseStore, type SavedCaseStore } from '../rehearsal/saved-case-store.js'
import type { Stage } from '../rehearsal/stage.js'
import { createSuggestionStore, type SuggestionStore } from '../rehearsal/suggestion-store.js'
import type { Weighings } from '../rehearsal/weighings.js'
import { createPhraseEditor, type PhraseEditor } from '../routing/phrase-editor-store.js'
import type { Publisher } from '../routing/publisher.js'
import type { Revision } from '../routing/revision.js'
import { listRevisions, type RevisionEntry } from '../routing/revision-store.js'
import { createRuleEditor, type RuleEditor } from '../routing/rule-editor-store.js'
import { createTopicEditor, type TopicEditor } from '../routing/topic-editor-store.js'
import type { WorkBeside } from '../routing/work-beside.js'
import { createPendingFiles, type PendingFiles } from './pending-files.js'

/** Everything that the routing editor's pages stand on. */
export interface RoutingServices {
  topics: TopicEditor
  rules: RuleEditor
  phrases: PhraseEditor
  cases: SavedCaseStore
  suggestions: SuggestionStore
  weighings: Weighings
  stage: Stage
  rehearsals: Rehearsals
  publishing: PublishProven
  publisher: Publisher
  beside: WorkBeside
  /** Configuration files that were checked and are not applied yet. */
  files: PendingFiles
  /** What routes now. */
  live(): Revision
  /** Whether a question with the word is read by its meaning, by what is live. */
  isRead(synonym: { lang: string; word: string }): boolean
  /** The newest first. */
  revisions(): RevisionEntry[]
  /** Redacted texts behind the keys of a report; what is not kept any more is left out. */
  texts(keys: readonly string[]): Map<string, string>
  /** Takes up the cases of a file, all or none. */
  importCases(cases: Parameters<typeof importCases>[1], by: string): ImportedCases
  /** What a case can be made of; null where there is no such thing, or its words are not kept. */
  caseDraft(of: CaseOf): CaseDraft | null
  /** What led to wrong doors since a moment, and each of them. */
  wrongDoors(
    since: Date,
    page: { from: number; most: number },
  ): { counts: WrongDoorCount[]; doors: WrongDoorEntry[] }
}

type Given = Pick<
  RoutingServices,
  'stage' | 'weighings' | 'rehearsals' | 'publishing' | 'publisher' | 'beside'
>

export function createRoutingServices(
  database: Database,
  { router, now, ...given }: Given & { router: Pick<Router, 'live'>; now(): Date },
): RoutingServices {
  return {
    ...given,
    topics: createTopicEditor(database),
    rules: createRuleEditor(database),
    phrases: createPhraseEditor(database),
    cases: createSavedCaseStore(database),
    suggestions: createSuggestionStore(database),
    files: createPendingFiles(database, now),
    live: () => router.live().revision,
    isRead: (synonym) => isRead(synonym, router.live().sources.index.lexicon),
    revisions: () => listRevisions(database),
    texts: (keys) => findTexts(database, keys, now()),
    importCases: (cases, by) => importCases(database, cases, by, now()),
    caseDraft: (of) => findCaseDraft(database, of, now()),
    wrongDoors: (since, page) => ({
      counts: listWrongDoors(database, since),
      doors: listWrongDoorEntries(database, { since, now: now(), ...page }),
    }),
  }
}
