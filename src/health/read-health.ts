import type { Database } from '../database/open-database.js'
import type { Router } from '../matching/router.js'
import type { SemanticSignal } from '../matching/semantic-signal.js'
import type { SearchEngine } from '../search/search-engine.js'
import type { Health, PartState } from '../web/health-routes.js'

/** How each part is. Search without Meilisearch is in its fallback; the model is starting while it trains. */
export function readHealth(
  database: Database,
  search: Pick<SearchEngine, 'status'>,
  router: Pick<Router, 'signals'>,
  semantic: Pick<SemanticSignal, 'ready'>,
): Health {
  const { state, phrasings } = search.status()
  const signals = router.signals()
  return {
    parts: {
      database: databaseState(database),
      search: state === 'ready' && phrasings ? 'ready' : state === 'unavailable' ? 'fallback' : 'starting',
      model: signals.includes('words') ? 'ready' : 'starting',
    },
    signals: [
      ...signals.map((signal) =>
        signal === 'terms' ? (phrasings ? 'terms: meilisearch' : 'terms: fallback') : signal,
      ),
      ...(semantic.ready() ? ['meaning'] : []),
    ],
  }
}

function databaseState(database: Database): PartState {
  try {
    database.$client.prepare('select 1 from notes limit 1').get()
    return 'ready'
  } catch {
    return 'down'
  }
}
