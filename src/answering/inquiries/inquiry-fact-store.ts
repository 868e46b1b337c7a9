import type Sqlite from 'better-sqlite3'
import type { Statement } from '../../platform/database/statements.js'

/** When an inquiry was asked, in the district's time zone. */
export interface LocalTime {
  /** ISO date. */
  day: string
  /** `00` to `23`; empty when unknown. */
  hour: string
}

/**
 * What came of an inquiry. `named`: an office was named, and nobody said that it was wrong. Matters are counted apart for those
 * that a family called right (`right`), and the others (`open`). So are languages and places, but these others apart for
 * families that asked something again within a day (`again`), and the rest (`unjudged`).
 */
export type FactResult = 'named' | 'right' | 'open' | 'again' | 'unjudged' | 'wrong' | 'handover'

/** One property of one inquiry, as it is counted. */
export interface InquiryFact {
  result: FactResult
  about: FactName
  /** The larger group of the value; empty where there is none. */
  group: string
  value: string
}

/** The properties that are counted. Each inquiry has exactly one value of each. */
export const factNames = [
  ...(['matter', 'place', 'lang', 'channel', 'hour', 'danger', 'choice', 'rule'] as const),
]
export type FactName = (typeof factNames)[number]

/** Offices this close in probability are a near tie. */
const nearTie = 0.1

/**
 * - `matter`: office and topic; of a handover, `outside` and the service that handles it, or `miss`.
 * - `place`: school level and slug. `danger`: tier and first kind.
 * - `choice`: `answer` or `choose` (or `handover`), and `tie` if the two first offices are nearly as probable.
 * - `rule`: the rule that decided; empty for none.
 */
const factsSql = `
  with asked as (
    select
      i.lang, i.channel, i.outcome, i.emergency, i.result as found, s.level, s.slug,
      case when i.outcome = 'handover' then 'handover' when i."right" = 0 then 'wrong' else 'named' end as result,
      case when i.outcome = 'handover' then 'handover' when i."right" = 0 then 'wrong' when i."right" = 1 then 'right'
        when i.again = 1 then 'again' else 'unjudged' end as judged,
      case when i.outcome = 'handover' then 'handover' when i."right" = 0 then 'wrong' when i."right" = 1 then 'right'
        else 'open' end as said,
      json_extract(i.result, '$.offices[0].score') - json_extract(i.result, '$.offices[1].score') as lead
    from inquiries i left join schools s on s.id = i.school
    where i.id = (select id from inquiries where code = @code)
  )
  select said as result, 'matter' as about,
    case when outcome <> 'handover' then coalesce(json_extract(found, '$.offices[0].office'), '')
      when json_type(found, '$.outside') is null then 'miss' else 'outside' end as "group",
    coalesce(json_extract(found, iif(outcome = 'handover', '$.outside', '$.offices[0].topic')), '') as value from asked
  union all select judged, 'place', coalesce(level, ''), coalesce(slug, '') from asked
  union all select judged, 'lang', '', lang from asked
  union all select result, 'channel', '', channel from asked
  union all select result, 'hour', '', @hour from asked
  union all select result, 'danger', coalesce(emergency, ''), coalesce(json_extract(found, '$.emergency.kinds[0]'), '')
    from asked
  union all select result, 'choice', outcome, iif(lead < ${nearTie}, 'tie', '') from asked
  union all select result, 'rule', '', coalesce(json_extract(found, '$.rule'), '') from asked`

/** Counts an inquiry's properties, unless its week was counted already. Delete the inquiry in the same transaction. */
export function countFactsStatement(code: string, { day, hour }: LocalTime): Statement {
  return { sql: countSql.replace(/@\w+/g, '?'), params: [day, code, hour, code] }
}

const isOpenSql = `
  asked_at >= coalesce((select cast(value as integer) from notes where key = 'inquiries-counted-until'), asked_at)`

const countSql = `
  insert into inquiry_facts (day, result, about, "group", value, times)
  select @day, result, about, "group", value, 1 from (${factsSql})
  where exists (select 1 from inquiries where code = @code and ${isOpenSql})
  on conflict do update set times = times + 1`

/** Adds one to a property's count on a day: day, result, about, group, value. */
export const addCountSql = `
  insert into inquiry_facts (day, result, about, "group", value, times) values (?, ?, ?, ?, ?, 1)
  on conflict do update set times = times + 1`

/** Reads the properties of one inquiry after another. */
export function createFactReader(connection: Sqlite.Database): (code: string, hour: string) => InquiryFact[] {
  const read = connection.prepare(factsSql)
  return (code, hour) => read.all({ code, hour }) as InquiryFact[]
}
