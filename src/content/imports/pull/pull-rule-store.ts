import type { Database } from '../../../platform/database/open-database.js'

/** What an admin decides about the daily pull. The address and the secrets are settings of the service. */
export interface PullRules {
  /** Whether it pulls by itself; an admin can always pull. */
  isOn: boolean
  /** Hour of the day, 0–23, in the district's time zone. */
  hour: number
  /** Whether changes are applied without an admin. */
  appliesItself: boolean
  /** Percent of people that may be removed without an admin. */
  maxRemovedPercent: number
}

/** The rules in force. */
export interface PullRuleStore {
  read(): PullRules
  save(rules: PullRules): void
}

const note = 'pull-rules'

/** Keeps the rules as a note in the database. @param preset those of the settings, until an admin saves others */
export function createPullRules(
  { $client }: Pick<Database, '$client'>,
  { hour, appliesItself, maxRemovedPercent }: Omit<PullRules, 'isOn'>,
): PullRuleStore {
  const preset = { isOn: true, hour, appliesItself, maxRemovedPercent }
  return {
    read() {
      const written = $client.prepare('select value from notes where key = ?').pluck().get(note)
      return typeof written === 'string' ? { ...preset, ...(JSON.parse(written) as PullRules) } : preset
    },
    save(rules) {
      $client
        .prepare(
          'insert into notes (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
        )
        .run(note, JSON.stringify(rules))
    },
  }
}
