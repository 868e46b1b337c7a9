import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { keepTranslations, listOldTranslations } from '../content/translations/keep-translations.js'
import type { RowFault } from '../platform/files/row-fault.js'
import { sayRowFault } from '../platform/files/row-fault.js'
import type { Speech } from '../platform/language/language.js'
import { fromRoot } from '../platform/root.js'
import { runCommand } from './run-command.js'

// `npm run translations` lists texts whose English changed since they were translated;
// `npm run translations -- --keep topic/bus-late …` notes that their translations are still right.

async function run(english: Speech): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { keep: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const seeds = fromRoot('seeds')
  const faults: RowFault[] = []
  const old = listOldTranslations(seeds, readdirSync(fromRoot('seeds', 'translations')), faults)
  for (const fault of faults) console.error(sayRowFault(fault, english))
  if (values.keep) {
    const chosen = old.filter(({ text }) => positionals.includes(text))
    keepTranslations(seeds, chosen)
    console.log(`Kept the translations of ${chosen.length} texts.`)
    return
  }
  for (const { text, languages } of old) console.log(`${text}: ${languages.join(' ')}`)
  console.log(
    old.length === 0 ? 'All translations were made from the English of today.' : `${old.length} texts`,
  )
}

await runCommand(run)
