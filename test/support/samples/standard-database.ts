import { writeFileSync } from 'node:fs'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type Database, databaseFile, openDatabase } from '../../../src/platform/database/open-database.js'
import { fromRoot } from '../../../src/platform/root.js'

let seeded: Promise<Buffer> | null = null

/** The main number, address, and hours that an admin has typed before an import. */
export interface DistrictFacts {
  phone: string
  email: string
  city: string
  state: string
  zip: string
}

/** A database file as `SEED=none` fills it, with the facts of a district, in a data folder. */
export async function openStandardFile(dataDir: string, facts: DistrictFacts): Promise<Database> {
  seeded ??= seed()
  writeFileSync(databaseFile(dataDir), await seeded)
  const database = await openDatabase(databaseFile(dataDir))
  const put = database.$client.prepare('insert or replace into district (setting, value) values (?, ?)')
  const usual = {
    ...{ name: 'Example District', short_name: 'Example', website: 'https://district.example' },
    ...{ phone_hours: 'Mo-Fr 08:00-16:30', time_zone: 'America/Chicago' },
  }
  for (const [setting, value] of Object.entries({ ...usual, ...facts })) put.run(setting, value)
  return database
}

async function seed(): Promise<Buffer> {
  const database = await openDatabase(':memory:')
  try {
    seedDatabase(database, fromRoot('seeds'), { standard: true })
    return database.$client.serialize()
  } finally {
    database.$client.close()
  }
}
