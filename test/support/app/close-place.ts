import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import type { TestApp } from './test-app.js'

/** Closes a school or an office without a successor; families' pages then leave it out. */
export function closePlace(app: TestApp, kind: 'schools' | 'offices', key: string): void {
  const column = kind === 'schools' ? 'slug' : 'id'
  app.database.$client.prepare(`update ${kind} set closed_from = '2020-01-01' where ${column} = ?`).run(key)
  rereadDirectory(app)
}

/** Reads the directory from the database again, as the service does after an edit. */
export function rereadDirectory({ database, services }: TestApp): void {
  database.$client.exec('update directory_version set version = version + 1')
  const { current } = createDirectory(database, { now: services.now })
  services.directory = current
  services.listSchools = () => [...current().schools]
}
