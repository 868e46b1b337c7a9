import { listWrongDoors, type WrongDoorCount } from '../../answering/inquiries/wrong-door-store.js'
import type { LiveRevision } from '../../answering/live-revision.js'
import { isRead } from '../../answering/matching/synonyms.js'
import type { ThinTopic } from '../../answering/models/thin-topics.js'
import type { Revision } from '../../answering/revision/revision.js'
import {
  type CaseDraft,
  type CaseOf,
  findCaseDraft,
  listWrongDoorEntries,
  type WrongDoorEntry,
} from '../../content/rehearsal/case-source-store.js'
import type { DraftRunner } from '../../content/rehearsal/draft-runner.js'
import { type ImportedCases, importCases } from '../../content/rehearsal/import-cases-store.js'
import type { PublishGate } from '../../content/rehearsal/publish-gate.js'
import type { Rehearsals } from '../../content/rehearsal/rehearsals.js'
import { findTexts } from '../../content/rehearsal/replay-item-store.js'
import { createSavedCaseStore, type SavedCaseStore } from '../../content/rehearsal/saved-case-store.js'
import type { SuggestionScoring } from '../../content/rehearsal/suggestion-scoring.js'
import { createSuggestionStore, type SuggestionStore } from '../../content/rehearsal/suggestion-store.js'
import { createPendingFiles, type PendingFiles } from '../../content/revisions/pending-file-store.js'
import { createPhraseEditor, type PhraseEditor } from '../../content/revisions/phrase-editor-store.js'
import type { Publisher } from '../../content/revisions/publisher.js'
import { listRevisions, type RevisionEntry } from '../../content/revisions/revision-store.js'
import type { RevisionTasks } from '../../content/revisions/revision-tasks.js'
import { createRuleEditor, type RuleEditor } from '../../content/revisions/rule-editor-store.js'
import { createTopicEditor, type TopicEditor } from '../../content/revisions/topic-editor-store.js'
import type { Database } from '../../platform/database/open-database.js'

/** Everything that the routing editor's pages stand on. */
export interface RoutingServices {
  topics: TopicEditor
  rules: RuleEditor
  phrases: PhraseEditor
  cases: SavedCaseStore
  suggestions: SuggestionStore
  suggestionScoring: SuggestionScoring
  draftRunner: DraftRunner
  rehearsals: Rehearsals
  publishing: PublishGate
  publisher: Publisher
  revisionTasks: RevisionTasks
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
  /** How well topics with few phrasings were found when they were last measured. */
  thinTopics(): ThinTopic[]
  /** What led to wrong doors since a moment, and each of them. */
  wrongDoors(
    since: Date,
    page: { from: number; most: number },
  ): { counts: WrongDoorCount[]; doors: WrongDoorEntry[] }
}

type Given = Pick<
  RoutingServices,
  | 'draftRunner'
  | 'suggestionScoring'
  | 'rehearsals'
  | 'publishing'
  | 'publisher'
  | 'revisionTasks'
  | 'thinTopics'
>

export function createRoutingServices(
  database: Database,
  { liveRevision, now, ...given }: Given & { liveRevision: Pick<LiveRevision, 'live'>; now(): Date },
): RoutingServices {
  return {
    ...given,
    topics: createTopicEditor(database),
    rules: createRuleEditor(database),
    phrases: createPhraseEditor(database),
    cases: createSavedCaseStore(database),
    suggestions: createSuggestionStore(database),
    files: createPendingFiles(database, now),
    live: () => liveRevision.live().revision,
    isRead: (synonym) => isRead(synonym, liveRevision.live().sources.index.lexicon),
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
