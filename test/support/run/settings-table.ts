import { describeSettings } from '../../../src/config.js'

/** The settings table in the docs. `tsx test/support/run/settings-table.ts` prints it. */
export function settingsTable(): string {
  const rows = describeSettings().map(
    ({ name, preset, means }) => `| \`${name}\` | ${preset && `\`${preset}\``} | ${means} |`,
  )
  return ['| setting | default | what it does |', '| --- | --- | --- |', ...rows].join('\n')
}

if (process.argv[1] === import.meta.filename) console.log(settingsTable())
