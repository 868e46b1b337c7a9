import { describeKind, kindTables, type RecordKind } from './record-kinds.js'

/** SQL that reads records as their file's cells. The table is `t`. */

const text = (column: string) => `coalesce(t.${column}, '')`
const yesNo = (column: string) => `iif(t.${column}, 'yes', 'no')`
const listIn = (json: string, separator = ' ') =>
  `coalesce((select group_concat(value, '${separator}') from json_each(${json})), '')`
const list = (column: string) => listIn(`t.${column}`)
const condition = (name: string, separator = ' ') => listIn(`t.conditions, '$.${name}'`, separator)
const action = (kind: string, sql: string) => `iif(t.action ->> '$.kind' = '${kind}', ${sql}, '')`

/** Where a link's topic was merged: the successor. Chains are one step long: see `retireTopic`. */
const mergedInto = '(select successor from retired_topics where slug = t.topic)'

/** Links of merged topics come after the successor's own. */
const linkPosition = `iif(${mergedInto} is null, t.position,
  (select coalesce(max(position), 0) from links where topic = ${mergedInto})
    + (select count(*) from links l join retired_topics r on r.slug = l.topic
      where r.successor = ${mergedInto} and (l.topic, l.position, l.id) <= (t.topic, t.position, t.id)))`

/** A post's topics, with the successors of those that were merged. */
const topicsNow = `coalesce((select group_concat(slug, ' ') from (
  select distinct coalesce(r.successor, each.value) as slug
  from json_each('["' || replace(t.topics, ' ', '","') || '"]') each
  left join retired_topics r on r.slug = each.value order by each.key)), '')`

/** Columns that differ from the table's. */
const columnSql: Partial<Record<RecordKind, Record<string, string>>> = {
  schools: { start: text('starts'), end: text('ends'), languages: list('languages') },
  contacts: {
    school: `coalesce((select slug from schools where id = t.school), '')`,
    languages: list('languages'),
    messages: yesNo('messages'),
    checked: text('checked_on'),
  },
  people: { languages: list('languages'), public: yesNo('public') },
  posts: {
    person: '(select slug from people where id = t.person)',
    office: '(select office from contacts where id = t.contact)',
    topics: topicsNow,
    school: `coalesce((select s.slug from contacts c join schools s on s.id = c.school where c.id = t.contact), '')`,
  },
  calendar: { start: text('starts_on'), end: text('ends_on'), levels: list('levels') },
  'crisis-lines': { kinds: list('kinds'), languages: list('languages') },
  links: {
    topic: `coalesce(${mergedInto}, ${text('topic')})`,
    office: text('office'),
    position: linkPosition,
  },
  topics: { also: list('also'), straight: yesNo('straight'), legal: yesNo('legal') },
  'danger-phrases': { danger: yesNo('danger') },
  synonyms: { means: list('means') },
  rules: {
    any: condition('any', ' | '),
    all: condition('all', ' | '),
    none: condition('none', ' | '),
    schools: condition('schools'),
    levels: condition('levels'),
    grades: condition('grades'),
    languages: condition('languages'),
    weekdays: condition('weekdays'),
    for_topics: condition('topics'),
    for_offices: condition('offices'),
    starts: text('starts_on'),
    ends: text('ends_on'),
    from: `coalesce(t.conditions ->> '$.time.from', '')`,
    to: `coalesce(t.conditions ->> '$.time.to', '')`,
    topic: action('topic', `t.action ->> '$.topic'`),
    office: action('office', `t.action ->> '$.office'`),
    contact: action('contact', `(t.action ->> '$.office') || '@' || (t.action ->> '$.school')`),
    emergency: action('emergency', `(t.action ->> '$.level') || ' ' || ${listIn(`t.action, '$.kinds'`)}`),
    active: yesNo('active'),
  },
}

/** Export order: list order if any, else order of creation. */
const orders: Partial<Record<RecordKind, string>> = {
  schools: 't.position, t.rowid',
  offices: 't.position, t.rowid',
  topics: 't.position, t.rowid',
  links: 't.topic, t.office, t.position, t.rowid',
  ladders: `(select position from topics where slug = t.topic), t.topic,
    instr('any elementary middle high', t.level), t.step, t.position`,
}

/** Selects every cell, by header, and the row's id as `#`. */
export function selectCells(kind: RecordKind, languages: readonly string[]): string {
  const { columns, words } = describeKind(kind)
  const cells = Object.keys(columns).map(
    (column) => `${columnSql[kind]?.[column] ?? text(column)} as "${column}"`,
  )
  const wordCells = Object.keys(words).flatMap((word) =>
    languages.map((lang) => `${wordSql(kind, word, lang)} as "${word}_${lang}"`),
  )
  // Not in the file, but stored: the list position.
  const position = kindTables[kind].ordered ? ['t.position as "position"'] : []
  return `select ${['t.rowid as "#"', ...cells, ...wordCells, ...position].join(', ')} from ${kindTables[kind].tables[0]} t`
}

/** Key columns that may be empty. */
const maybeEmpty = new Set(['grades', 'last_names', 'language'])

/** A condition that finds a row by key, using its indexes: one value per key column. */
export function whereKey(kind: RecordKind): string {
  const conditions = kindTables[kind].key.map((column) => {
    if (kind === 'posts' && column === 'person') return 't.person = (select id from people where slug = ?)'
    const plain = maybeEmpty.has(column) ? text(column) : `t.${column}`
    return `${columnSql[kind]?.[column] ?? plain} = ?`
  })
  return `where ${conditions.join(' and ')}`
}

/** `order by` of an export. */
export function orderOf(kind: RecordKind): string {
  return `order by ${orders[kind] ?? 't.rowid'}`
}

/** Selects the languages of a kind's words. Null for kinds without words. */
export function selectLanguages(kind: RecordKind): string | null {
  const words = kindTables[kind].tables[1]
  if (kind === 'rules') return `select distinct each.key from rules, json_each(rules.action, '$.words') each`
  return words ? `select distinct lang from ${words}` : null
}

function wordSql(kind: RecordKind, word: string, lang: string): string {
  if (kind === 'rules') return `coalesce(t.action -> '$.words' ->> '$."${lang}"', '')`
  const { tables, owner } = kindTables[kind]
  const key = ownerKey(kind)
  return `coalesce((select w.${word} from ${tables[1]} w where w.${owner} = t.${key} and w.lang = '${lang}'), '')`
}

/** The words table's name for its owner. */
export function ownerKey(kind: RecordKind): string {
  if (kind === 'topics') return 'slug'
  return 'id'
}
