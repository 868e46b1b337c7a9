import type { EmergencyLine } from '../../directory/contacts/resolved-contact.js'
import type { School } from '../../directory/model/school-store.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

export interface OfflineFacts {
  lines: EmergencyLine[]
  schools: readonly School[]
  /** ISO date of the numbers. */
  today: string
}

/** The offline page: numbers to call without a network. */
export function presentOffline({ lines, schools, today }: OfflineFacts, speech: Speech): Page {
  const model = {
    title: speech.t('offline.title'),
    asOf: speech.t('offline.asOf', { date: speech.date(today, 'year') }),
    panel: { lines },
    schools: schools.map(({ name, phone }) => ({ name, phone })),
  }
  return { view: 'public/site/offline', model }
}
