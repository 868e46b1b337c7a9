import type { Database } from '../../../src/platform/database/open-database.js'
import { runInTransaction } from '../../../src/platform/database/statements.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { createMessages, type Messages, type MessageTools } from '../../../src/public/messages/messages.js'
import { testSecrets } from './test-accounts.js'

const language = createLanguage()

/** Messages as in the service, with a mail server that takes everything, and without a worker: `queue.drain()` sends. */
export function createTestMessages(
  database: Database,
  tools: Pick<MessageTools, 'directory' | 'now' | 'log'> & Partial<MessageTools>,
): Messages {
  return createMessages({
    database,
    language,
    config: { mailFrom: 'who-to-ask@cedarvalley.example' },
    mailer: async () => ({ state: 'sent' }),
    write: async (statements) => runInTransaction(database.$client, statements),
    secrets: testSecrets,
    notes: { watch: () => {} },
    // A busy machine takes its time.
    maxWaitMs: 10_000,
    ...tools,
  })
}
