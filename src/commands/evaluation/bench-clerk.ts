import { databaseFile, openDatabase } from '../../platform/database/open-database.js'
import { createAccountStore } from '../../staff/sign-in/account-store.js'
import { createSessionStore } from '../../staff/sign-in/session-store.js'

/** A signed-in front office clerk. */
export interface BenchClerk {
  cookie: string
  csrf: string
}

/** Signs a clerk in, in the data folder of a stopped service. */
export async function signInBenchClerk(dataDir: string): Promise<BenchClerk> {
  const database = await openDatabase(databaseFile(dataDir))
  try {
    const email = 'bench@district.example'
    const store = createAccountStore(database)
    const account =
      store.byEmail(email) ??
      store.add({ email, name: 'Bench', role: 'desk', offices: [], school: null }, new Date())
    const { token, session } = createSessionStore(database, () => new Date()).start(account!.id, {
      complete: true,
      device: 'Bench',
    })
    return { cookie: `session=${token}`, csrf: session.csrf }
  } finally {
    database.$client.close()
  }
}
