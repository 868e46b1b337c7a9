import { eq } from 'drizzle-orm'
import type { Database } from '../database/open-database.js'
import { inquiries, schools } from '../database/schema.js'
import type { Router } from '../matching/router.js'
import type { PublishProven } from '../rehearsal/publish-proven.js'
import type { Rehearsals } from '../rehearsal/rehearsals.js'
import { findTexts } from '../rehearsal/replay-item-store.js'
import { createSavedCaseStore, type SavedCaseStore } from '../rehearsal/saved-case-store.js'
import type { Stage } from '../rehearsal/stage.js'
import { createSuggestionStore, type SuggestionStore } from '../rehearsal/suggestion-store.js'
import { createPhraseEditor, type PhraseEditor } from '../routing/phrase-editor-store.js'
import type { Publisher } from '../routing/publisher.js'
import type { Level, Revision } from '../routing/revision.js'
import { listRevisions, type RevisionEntry } from '../routing/revision-store.js'
import { createRuleEditor, type RuleEditor } from '../routing/rule-editor-store.js'
import { createTopicEditor, type TopicEditor } from '../routing/topic-editor-store.js'
import type { WorkBeside } from '../routing/work-beside.js'

/** Everything that the routing editor's pages stand on. */
export interface RoutingServices {
  topics: TopicEditor
  rules: RuleEditor
  phrases: PhraseEditor
  cases: SavedCaseStore
  suggestions: SuggestionStore
  stage: Stage
  rehearsals: Rehearsals
  publishing: PublishProven
  publisher: Publisher
  beside: WorkBeside
  /** What routes now. */
  live(): Revision
  /** The newest first. */
  revisions(): RevisionEntry[]
  /** Redacted texts behind the keys of a report; what is not kept any more is left out. */
  texts(keys: readonly string[]): Map<string, string>
  /** What a case can be made of; null where there is no such inquiry, or its text is not kept. */
  inquiry(code: string): { concern: string; lang: string; level: Level | null } | null
}

type Given = Pick<RoutingServices, 'stage' | 'rehearsals' | 'publishing' | 'publisher' | 'beside'>

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
    live: () => router.live().revision,
    revisions: () => listRevisions(database),
    texts: (keys) => findTexts(database, keys, now()),
    inquiry: (code) => findInquiryText(database, code, now()),
  }
}

function findInquiryText(
  database: Database,
  code: string,
  now: Date,
): ReturnType<RoutingServices['inquiry']> {
  const { text, lang, textUntil } = inquiries
  const row = database
    .select({ text, lang, textUntil, level: schools.level })
    .from(inquiries)
    .leftJoin(schools, eq(schools.id, inquiries.school))
    .where(eq(inquiries.code, code))
    .get()
  if (!row?.text || (row.textUntil !== null && row.textUntil <= now.getTime())) return null
  return { concern: row.text, lang: row.lang, level: row.level }
}
