import { type NameSources, nameUpkeep } from '../content/insights/board/name-row.js'
import { readUpkeep, type UpkeepName, type UpkeepSources } from '../content/insights/board/upkeep.js'
import type { Speech } from '../platform/language/language.js'
import type { ApiUpkeep } from './insight-schema.js'

/** How current the district's own data is, as the page of Insights shows it. */
export function presentApiUpkeep(sources: UpkeepSources & NameSources, speech: Speech): ApiUpkeep {
  const present = (name: UpkeepName) => {
    const { rows, of } = readUpkeep(name, sources)
    const named = ({ key, count }: (typeof rows)[number]) => ({
      ...{ value: key, name: nameUpkeep(name, key, sources, speech), count },
    })
    return { of, rows: rows.map(named) }
  }
  return {
    contact_age: present('contact-age'),
    ownerless: present('ownerless'),
    coverage: present('coverage'),
  }
}
