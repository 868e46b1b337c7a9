import type { Statement } from '../../platform/database/statements.js'
import { countFactsStatement } from './inquiry-fact-store.js'

/** A family's order to erase what it typed. */
export interface Erasure {
  /** `words`: the answer and its code remain. `all`: only a daily count remains. */
  what: 'words' | 'all'
  /** Local date to count it under, such as `2026-11-27`. */
  day: string
}

/**
 * Erases an inquiry's words, or the whole of it. Saved cases with its words go, too. Run twice, it changes nothing more.
 */
export function eraseStatements(code: string, { what, day }: Erasure): Statement[] {
  if (what === 'words')
    return [
      { sql: dropCasesSql, params: [code] },
      { sql: eraseWordsSql, params: [code] },
    ]
  return [
    { sql: countSql, params: [day, code] },
    // The hour of an erased inquiry is not kept.
    countFactsStatement(code, { day, hour: '' }),
    { sql: dropCasesSql, params: [code] },
    { sql: dropKeySql, params: [code] },
    { sql: 'delete from inquiries where code = ?', params: [code] },
  ]
}

const dropCasesSql = 'delete from saved_cases where inquiry = (select id from inquiries where code = ?)'

// The trace names words of the text.
const eraseWordsSql = `
  update inquiries
  set text = null, text_until = null, trace = json_object('lang', lang, 'stages', json_array())
  where code = ?`

const countSql = `
  insert into inquiry_counts (day, topic, office, outcome, lang, school, channel, times, "right", wrong)
  select
    ?, coalesce(json_extract(result, '$.offices[0].topic'), ''), coalesce(json_extract(result, '$.offices[0].office'), ''),
    outcome, lang, coalesce((select slug from schools where id = school), ''), channel, 1,
    coalesce("right" = 1, 0), coalesce("right" = 0, 0)
  from inquiries where code = ?
  on conflict (day, topic, office, outcome, lang, school, channel)
  do update set times = times + excluded.times, "right" = "right" + excluded."right", wrong = wrong + excluded.wrong`

const dropKeySql = "update saved_cases set key = null where source in ('inquiry', 'wrong-door') and key = ?"
