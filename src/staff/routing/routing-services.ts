import { listWrongDoors, type WrongDoorCount } from '../../answering/inquiries/wrong-door-store.js'
import type { LiveRevision } from '../../answering/live-revision.js'
import { isRead } from '../../answering/matching/synonyms.js'
import type { ThinTopic } from '../../answering/models/thin-topics.js'
import type { Revision } from '../../answering/revision/revision.js'
import type { CatalogOffers } from '../../content/catalog/catalog-offers.js'
import {
  type CaseDraft,
  type CaseOf,
  findCaseDraft,
  listWrongDoorEntries,
  type WrongDoorEntry,
} from '../../content/rehearsal/case-source-store.js'
import type { DraftLearning } from '../../content/rehearsal/draft-learning.js'
import type { DraftRunner } from '../../content/rehearsal/draft-runner.js'
import { type ImportedCases, importCases } from '../../content/rehearsal/import-cases-store.js'
import type { DraftReadiness } from '../../content/rehearsal/keep-draft-ready.js'
import type { PublishGate } from '../../content/rehearsal/publish-gate.js'
import type { Rehearsals } from '../../content/rehearsal/rehearsals.js'
import { findTexts } from '../../content/rehearsal/replay-item-store.js'
import { createSavedCaseStore, type SavedCaseStore } from '../../content/rehearsal/saved-case-store.js'
import type { SuggestionScoring } from '../../content/rehearsal/suggestion-scoring.js'
import { createSuggestionStore, type SuggestionStore } from '../../content/rehearsal/suggestion-store.js'
import { createPendingFiles, type PendingFiles } from '../../content/revisions/pending-file-store.js'
import { createPhraseEditor, type PhraseEditor } from '../../content/revisions/phrase-editor-store.js'
import { createPhrasingEditor, type PhrasingEditor } from '../../content/revisions/phrasing-editor-store.js'
import type { Publisher } from '../../content/revisions/publisher.js'
import { listRevisions, type RevisionEntry } from '../../content/revisions/revision-store.js'
import type { RevisionTasks } from '../../content/revisions/revision-tasks.js'
import { createRuleEditor, type RuleEditor } from '../../content/revisions/rule-editor-store.js'
import { createSynonymEditor, type SynonymEditor } from '../../content/revisions/synonym-editor-store.js'
import {
  createThresholdEditor,
  type ThresholdEditor,
} from '../../content/revisions/threshold-editor-store.js'
import { createTopicEditor, type TopicEditor } from '../../content/revisions/topic-editor-store.js'
import { firstOwnRevision } from '../../content/sample/first-own-revision.js'
import { createToDoStore, type ToDoStore } from '../../content/to-do/to-do-store.js'
import type { Database } from '../../platform/database/open-database.js'

export type BusyWith = 'publication' | 'topics'

/** The routing editor's services, built once. */
export interface RoutingServices {
  topics: TopicEditor
  phrasings: PhrasingEditor
  rules: RuleEditor
  phrases: PhraseEditor
  synonyms: SynonymEditor
  thresholds: ThresholdEditor
  cases: SavedCaseStore
  suggestions: SuggestionStore
  toDo: ToDoStore
  suggestionScoring: SuggestionScoring
  draftRunner: DraftRunner
  draftLearning: DraftLearning
  draftReadiness: DraftReadiness
  rehearsals: Rehearsals
  publishing: PublishGate
  publisher: Publisher
  revisionTasks: RevisionTasks
  /** A newer version of what the district started from. */
  catalogOffers: CatalogOffers
  /** Checked configuration files that are not applied yet. */
  files: PendingFiles
  /** The live revision. */
  live(): Revision
  /** How long a page waits for a question that is tried before it shows progress. In milliseconds. */
  trialWaitMs: number
  /** What takes the machine beside a rehearsal or trial: a publication, or topics still to learn; null for nothing. */
  busyWith(): BusyWith | null
  /** True if the live revision replaces the word by its meaning in questions. */
  isRead(synonym: { lang: string; word: string }): boolean
  /** The oldest revision that may come back. */
  firstOwnRevision(): number
  /** Newest first. */
  revisions(): RevisionEntry[]
  /** Redacted texts behind the keys of a report; omits deleted ones. */
  texts(keys: readonly string[]): Map<string, string>
  /** Imports the cases of a file, all or none. */
  importCases(cases: Parameters<typeof importCases>[1], by: string): ImportedCases
  /** The facts of a new case; null if the source is missing, or its words are no longer kept. */
  caseDraft(of: CaseOf): CaseDraft | null
  /** How well topics with few phrasings were found in the latest measurement. */
  thinTopics(): ThinTopic[]
  /** Wrong doors since a moment, single and by the topic or rule that led there. */
  wrongDoors(
    since: Date,
    page: { from: number; limit: number },
  ): { counts: WrongDoorCount[]; doors: WrongDoorEntry[] }
}

type Given = Pick<
  RoutingServices,
  | 'draftRunner'
  | 'draftLearning'
  | 'draftReadiness'
  | 'suggestionScoring'
  | 'rehearsals'
  | 'publishing'
  | 'publisher'
  | 'revisionTasks'
  | 'catalogOffers'
  | 'thinTopics'
>

export function createRoutingServices(
  database: Database,
  { liveRevision, now, ...given }: Given & { liveRevision: Pick<LiveRevision, 'live'>; now(): Date },
): RoutingServices {
  return {
    ...given,
    topics: createTopicEditor(database),
    phrasings: createPhrasingEditor(database),
    rules: createRuleEditor(database),
    phrases: createPhraseEditor(database),
    synonyms: createSynonymEditor(database),
    thresholds: createThresholdEditor(database),
    cases: createSavedCaseStore(database),
    suggestions: createSuggestionStore(database),
    toDo: createToDoStore(database, now),
    files: createPendingFiles(database, now),
    live: () => liveRevision.live().revision,
    trialWaitMs: 4000,
    busyWith: () => {
      if (given.publisher.progress()) return 'publication'
      const { missing, sources } = liveRevision.live()
      return missing && !sources.topicModel() ? 'topics' : null
    },
    isRead: (synonym) => isRead(synonym, liveRevision.live().sources.index.lexicon),
    revisions: () => listRevisions(database),
    firstOwnRevision: () => firstOwnRevision(database.$client),
    texts: (keys) => findTexts(database, keys, now()),
    importCases: (cases, by) => importCases(database, cases, by, now()),
    caseDraft: (of) => findCaseDraft(database, of, now()),
    wrongDoors: (since, page) => ({
      counts: listWrongDoors(database, since),
      doors: listWrongDoorEntries(database, { since, now: now(), ...page }),
    }),
  }
}
