import { type RowFault, sayRowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import { Refusal } from '../../platform/language/refusal.js'
import { wording } from '../../platform/language/wording.js'

const maxShownFaults = 50

/** The seed files have faults; nothing was written. `say` names the first fifty; `faults` has all. */
export class SeedError extends Refusal {
  override name = 'SeedError'

  constructor(readonly faults: readonly RowFault[]) {
    super(wording('seed.faults', { count: faults.length }))
  }

  override say(speech: Speech): string {
    const lines = this.faults.slice(0, maxShownFaults).map((fault) => `  - ${sayRowFault(fault, speech)}`)
    const count = this.faults.length - maxShownFaults
    const more = count > 0 ? [`  ${speech.t('seed.more', { count })}`] : []
    return [super.say(speech), ...lines, ...more].join('\n')
  }
}

/** Seeding would overwrite data; nothing was written. */
export class SeedRefused extends Refusal {
  override name = 'SeedRefused'
}
