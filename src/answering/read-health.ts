import type { Database } from '../platform/database/open-database.js'
import type { WordKey } from '../platform/language/words.js'
import type { SearchEngine } from '../platform/search/search-engine.js'
import type { Degradation, HealthNotes } from '../platform/web/health-notes.js'
import type { Health, PartState } from '../platform/web/health-routes.js'
import { type BrokenGlossary, brokenGlossaries } from './glossary/open-glossary.js'
import type { LiveRevision } from './live-revision.js'
import type { SemanticSignal } from './models/semantic-signal.js'

interface HealthSources {
  database: Database
  search: Pick<SearchEngine, 'status'>
  liveRevision: Pick<LiveRevision, 'signals' | 'live'>
  semantic: Pick<SemanticSignal, 'ready'>
  notes: HealthNotes
}

/** The state of each part, and what works worse than it should. */
export function readHealth({ database, search, liveRevision, semantic, notes }: HealthSources): Health {
  const { phrasings } = search.status()
  const signals = liveRevision.signals()
  const { revision, dangerModel } = liveRevision.live()
  const degraded = notes.list()
  return {
    parts: {
      published: revision.content.topics.length > 0 ? 'ready' : 'down',
      danger: dangerModel() ? 'ready' : 'starting',
      model: signals.includes('words') ? 'ready' : 'starting',
      search: searchState(search),
      database: degraded.some(({ part }) => part === 'database') ? 'down' : databaseState(database),
    },
    signals: [
      ...signals.map((signal) =>
        signal === 'terms' ? (phrasings ? 'terms: meilisearch' : 'terms: fallback') : signal,
      ),
      ...(semantic.ready() ? ['meaning'] : []),
    ],
    degraded,
  }
}

/** Watches the parts that must be polled: the search engine, the topic model, and the glossaries. */
export function watchParts(
  { search, liveRevision, notes }: Omit<HealthSources, 'database' | 'semantic'>,
  broken: () => readonly BrokenGlossary[] = brokenGlossaries,
): void {
  notes.watch('search', () => {
    const state = searchState(search)
    if (state === 'ready') return null
    return { key: state === 'starting' ? 'health.searchStarting' : 'health.searchFallback' }
  })
  notes.watch('model', () =>
    liveRevision.signals().includes('words') ? null : { key: 'health.topicsLearned' },
  )
  notes.watch('glossary', () => noteOf(broken()))
}

function noteOf(broken: readonly BrokenGlossary[]): Degradation | null {
  if (broken.length === 0) return null
  const files = broken.map(({ file }) => file).join(', ')
  const languages = broken.map(({ lang }) => ({ key: `health.language.${lang}` as WordKey, values: {} }))
  return { key: 'health.glossaryBroken', values: { files, languages } }
}

function searchState(search: Pick<SearchEngine, 'status'>): PartState {
  const { state, phrasings } = search.status()
  if (state === 'unavailable') return 'fallback'
  return state === 'ready' && phrasings ? 'ready' : 'starting'
}

function databaseState(database: Database): PartState {
  try {
    database.$client.prepare('select 1 from notes limit 1').get()
    return 'ready'
  } catch {
    return 'down'
  }
}
