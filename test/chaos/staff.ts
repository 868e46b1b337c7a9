import { readFile } from 'node:fs/promises'
import Sqlite from 'better-sqlite3'
import { databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import type { ImportFile } from '../../src/platform/files/uploaded-file.js'
import { createAccountStore } from '../../src/staff/sign-in/account-store.js'
import { createSessionStore } from '../../src/staff/sign-in/session-store.js'
import { until } from '../support/processes/real-meilisearch.js'

/** An admin who gives the worker threads something to do. */
export interface Staff {
  rehearse(): Promise<void>
  /** Uploads files, and waits until they are checked. @returns a function that applies them */
  upload(files: readonly ImportFile[]): Promise<() => Promise<void>>
  /** True once the last ones are applied. */
  isApplied(): boolean
  /** True while their rows are written to the database, which is locked then. */
  isWriting(): Promise<boolean>
  /** Adds a public person. @returns once it is acknowledged; rejects if it is not */
  addPerson(slug: string): Promise<void>
}

const maxCheckMs = 240_000

/** Signs in an admin to a running service. */
export async function signInStaff(base: string, dataDir: string): Promise<Staff> {
  return openStaff(base, dataDir, await startSession(dataDir))
}

/** The same admin after a restart, which may have changed the address. */
export function openStaff(base: string, dataDir: string, session: StaffSession): Staff {
  const send = async (path: string, form: URLSearchParams | FormData) => {
    form.set('csrf', session.csrf)
    const response = await fetch(`${base}${path}`, {
      ...{ method: 'POST', body: form, redirect: 'manual' },
      headers: { Cookie: `session=${session.token}`, Origin: base },
    })
    if (response.status !== 303) throw new Error(`${path} gave ${response.status}`)
  }
  return {
    isApplied: () => lastImport(dataDir).state === 'applied',
    async isWriting() {
      const path = `/admin/imports/${lastImport(dataDir).id}`
      const response = await fetch(`${base}${path}`, { headers: { Cookie: `session=${session.token}` } })
      return /<progress[^>]* value="[1-9]/.test(await response.text())
    },
    addPerson: (slug) =>
      send(
        '/admin/directory/people/new',
        new URLSearchParams({
          ...{ slug, first_name: slug, last_name: 'Chaos', title_en: 'Teacher', title_es: '' },
          ...{
            version: '',
            prefix: '',
            email: '',
            phone: '',
            ext: '',
            room: '',
            languages: 'en',
            public: 'yes',
          },
        }),
      ),
    rehearse: () => send('/admin/routing/rehearsal', new URLSearchParams()),
    async upload(files) {
      const form = new FormData()
      form.set('csrf', session.csrf)
      // Not `openAsBlob`: it may go on reading a file after its request is over.
      for (const { name, path } of files) form.append('files', new Blob([await readFile(path)]), name)
      await send('/admin/imports', form)
      await until('the files are checked', () => lastImport(dataDir).state !== 'checking', maxCheckMs)
      const { state } = lastImport(dataDir)
      if (state !== 'ready') throw new Error(`The checked files are ${state}`)
      return () => send(`/admin/imports/${lastImport(dataDir).id}/apply`, new URLSearchParams())
    },
  }
}

export interface StaffSession {
  token: string
  csrf: string
}

/** Signs in without the sign-in page. */
export async function startSession(dataDir: string): Promise<StaffSession> {
  const database = await openDatabase(databaseFile(dataDir))
  try {
    const store = createAccountStore(database)
    const person = { email: 'chaos@district.example', name: 'Chaos', role: 'admin' as const }
    const account =
      store.byEmail(person.email) ?? store.add({ ...person, offices: [], school: null }, new Date())
    const sessions = createSessionStore(database, () => new Date())
    const { token, session } = sessions.start(account!.id, { complete: true, device: 'Chaos' })
    return { token, csrf: session.csrf }
  } finally {
    database.$client.close()
  }
}

function lastImport(dataDir: string): { id: number; state: string } {
  const database = new Sqlite(databaseFile(dataDir), { readonly: true })
  try {
    return database.prepare('select id, state from imports order by id desc').get() as never
  } finally {
    database.close()
  }
}
