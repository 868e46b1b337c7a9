import { isNationalLine } from '../../directory/contacts/national-line.js'
import { isNationwide } from '../../directory/contacts/nationwide-number.js'
import type { SeedContent } from '../rows/seed-content.js'

/**
 * The part of the sample that fits any district: what families ask about, the usual offices, phrases of danger,
 * and help lines that answer in the whole country. Nothing of one district: facts, schools, contacts, people, calendar, links,
 * rules, local numbers.
 */
export function standardContent(content: SeedContent): SeedContent {
  return {
    ...content,
    district: [],
    schools: [],
    contacts: [],
    people: [],
    posts: [],
    calendar: [],
    links: [],
    rules: [],
    'crisis-lines': content['crisis-lines'].filter(isNationalLine),
    'outside-services': content['outside-services'].map((row) => ({
      ...row,
      phone: row.phone !== null && isNationwide(row.phone) ? row.phone : null,
    })),
  }
}
