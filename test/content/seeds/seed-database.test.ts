import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { dangerKinds } from '../../../src/answering/danger/danger.js'
import { seededTables } from '../../../src/content/rows/seed-tables.js'
import { isUnseeded, seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { SeedError, SeedRefused } from '../../../src/content/seeds/seed-error.js'
import { readDistrictFacts } from '../../../src/directory/model/district-store.js'
import { officeRoles } from '../../../src/directory/model/office-role.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { briefFault, briefWording } from '../../support/app/brief-fault.js'
import { openEmpty } from '../../support/samples/empty-database.js'
import { aRuleRow, soundFiles, writeSeedFolder } from '../../support/samples/seed-folder.js'

type Changes = Parameters<typeof writeSeedFolder>[0]

describe('seedDatabase', () => {
  let database: Database
  beforeEach(async () => {
    database = await openEmpty()
  })
  afterEach(() => database.$client.close())

  function seed(changes: Changes = {}, options = {}) {
    const { folder, remove } = writeSeedFolder(changes)
    try {
      return seedDatabase(database, folder, options)
    } finally {
      remove()
    }
  }

  /** The columns of a table before contacts took messages, help lines had hours, and places could close. */
  function earlyColumns(table: string): string {
    const all = database.$client.prepare('select name from pragma_table_info(?)').pluck().all(table)
    const later: Record<string, string[]> = {
      contacts: ['messages', 'address'],
      crisis_lines: ['hours'],
      schools: ['closed_from', 'successor'],
      offices: ['answered_by', 'closed_from', 'successor'],
    }
    return all.filter((column) => !later[table]?.includes(String(column))).join()
  }

  function caught(work: () => unknown): unknown {
    try {
      work()
    } catch (error) {
      return error
    }
    return null
  }

  function faultsOf(changes: Changes): string[] {
    try {
      seed(changes)
    } catch (error) {
      assert.ok(error instanceof SeedError, String(error))
      assert.ok(isUnseeded(database), 'something was written')
      assert.equal(count('outbox') + count('notes'), 0)
      return error.faults.map(briefFault)
    }
    return []
  }

  const count = (table: string) =>
    database.$client.prepare(`select count(*) from ${table}`).pluck().get() as number
  const get = (sql: string) => database.$client.prepare(sql).pluck().get()
  const everything = () =>
    Object.keys(seededTables).map((table) => database.$client.prepare(`select rowid, * from ${table}`).all())

  it('fills an empty database, and queues it for the search index', () => {
    seed()
    assert.equal(count('schools'), 2)
    assert.equal(count('posts'), 7)
    assert.equal(get("select text from phrasings where text like '%again'"), 'bus is late, again')
    assert.equal(get("select bring from contact_words where lang = 'es'"), 'número, parada')
    assert.equal(count('contact_words'), 2)
    assert.equal(get("select count(*) from outbox where kind = 'contact'"), 5)
  })

  it('changes nothing the second time', () => {
    seed()
    const before = everything()
    const outbox = count('outbox')
    assert.deepEqual(seed().changes, {})
    assert.deepEqual(everything(), before)
    assert.equal(count('outbox'), outbox)
  })

  it('applies changed files, keeping the ids of unchanged rows', () => {
    seed()
    const pine = get("select id from schools where slug = 'pine'")
    const contact = get(`select id from contacts where office = 'principal' and school = ${pine}`)
    const { changes } = seed({
      'schools.csv': (sound) =>
        sound
          .replace('Pine High', 'Pine High School')
          .replace(/^oak.*\n/m, (oak) => `${oak}${oak.replace('oak', 'ash')}`),
      'phrasings/en.csv': (sound) => sound.replace('my child is sad', 'my child cries'),
      'posts.csv': (sound) => sound.replace(/^di-fox.*\n/m, ''),
    })
    assert.deepEqual(changes.schools, { added: 1, changed: 1, removed: 0 })
    assert.deepEqual(changes.phrasings, { added: 1, changed: 0, removed: 1 })
    assert.deepEqual(changes.posts, { added: 0, changed: 0, removed: 1 })
    assert.equal(get("select id from schools where name = 'Pine High School'"), pine)
    assert.equal(get(`select id from contacts where office = 'principal' and school = ${pine}`), contact)
  })

  it('reads a byte order mark, CRLF, and empty lines', () => {
    seed({ 'out-of-scope.csv': '\uFEFFwho,lang,text\r\n\r\n,en,pizza near me\r\n' })
    assert.equal(get('select text from out_of_scope_phrases'), 'pizza near me')
  })

  it('refuses a database with other data, unless forced', () => {
    database.$client.prepare("insert into offices (id, level, position) values ('own', 'district', 0)").run()
    assert.throws(
      () => seed(),
      (error) =>
        error instanceof SeedRefused && briefWording(error.wording) === 'seed.ownData(tables: offices)',
    )
    assert.equal(count('offices'), 1)
    seed({}, { force: true })
    assert.equal(count('offices'), 3)
  })

  it('accepts offices from an older folder without roles, and leaves the roles alone', () => {
    const older = soundFiles['offices.csv']!.replace(',role,', ',').replace(/^(\S+?,\w+),[a-z]+,/gm, '$1,')
    assert.match(older, /^id,level,name_en.*\ntransportation,district,Transportation,/)
    seed({ 'offices.csv': older })
    assert.equal(get('select count(*) from offices where role is null'), 3)
    seed()
    assert.equal(get("select id from offices where role = 'counselor'"), 'counselor')
    assert.deepEqual(seed({ 'offices.csv': older }).changes, {})
    seed({ 'offices.csv': `${older}nurse,school,Nurse,Enfermera,health,salud\n` })
    assert.equal(get("select id from offices where role = 'counselor'"), 'counselor')
    assert.equal(get("select role from offices where id = 'nurse'"), null)
  })

  /** Early databases have none of their rows. */
  const newerTables = ['rules', 'links', 'link_words']

  it('recognizes a database seeded before offices had roles, and refuses it once a role was edited', () => {
    seed()
    const hash = createHash('sha256')
    for (const table of Object.keys(seededTables)) {
      const columns = table === 'offices' ? 'id, level, position' : earlyColumns(table)
      const rows = database.$client.prepare(`select ${columns} from ${table} order by rowid`).raw().all()
      if (!newerTables.includes(table) || rows.length > 0)
        hash.update(`\n${table}\n`).update(JSON.stringify(rows))
    }
    database.$client.prepare("update notes set value = ? where key = 'seeded-from'").run(hash.digest('hex'))
    assert.deepEqual(seed().changes, {})
    database.$client.exec(`update offices set role = null where id = 'counselor';
      insert into record_changes (at, who, way, kind, record, name, action) values (0, 'ana', 'form', 'offices', 1, 'Counselor', 'changed')`)
    assert.throws(() => seed(), SeedRefused)
  })

  it('accepts contacts from an older folder that does not say who takes messages, and leaves that alone', () => {
    seed()
    assert.equal(get('select count(*) from contacts where messages is not null'), 0)
    const newer = soundFiles['contacts.csv']!.trim()
      .split('\n')
      .map((line, i) => `${line},${i === 0 ? 'messages' : i === 1 ? 'yes' : ''}\n`)
      .join('')
    seed({ 'contacts.csv': newer })
    assert.equal(get('select office from contacts where messages'), 'transportation')
    assert.deepEqual(seed().changes, {})
    assert.equal(get('select office from contacts where messages'), 'transportation')
  })

  it('recognizes a database seeded before contacts took messages, and refuses it once one does', () => {
    seed()
    const hash = createHash('sha256')
    for (const table of Object.keys(seededTables)) {
      const columns = earlyColumns(table)
      const rows = database.$client.prepare(`select ${columns} from ${table} order by rowid`).raw().all()
      if (!newerTables.includes(table) || rows.length > 0)
        hash.update(`\n${table}\n`).update(JSON.stringify(rows))
    }
    database.$client.prepare("update notes set value = ? where key = 'seeded-from'").run(hash.digest('hex'))
    assert.deepEqual(seed().changes, {})
    database.$client.exec('update contacts set messages = 1 where id = 1')
    assert.throws(() => seed(), SeedRefused)
  })

  it('refuses a database edited since, unless forced', () => {
    seed()
    database.$client.prepare("update contacts set phone = '+12165550199' where school is null").run()
    assert.throws(
      () => seed(),
      (error) => error instanceof SeedRefused && error.wording.key === 'seed.edited',
    )
    assert.equal(get('select phone from contacts where school is null'), '+12165550199')
    seed({}, { force: true })
    assert.equal(get('select phone from contacts where school is null'), '+12165550112')
  })

  it('keeps a school that questions refer to', () => {
    seed()
    database.$client
      .prepare(
        `insert into inquiries (code, asked_at, lang, school, channel, outcome, result, trace)
         select 'K7M2Q9XD', 0, 'en', id, 'page', 'answer', '{}', '{}' from schools where slug = 'oak'`,
      )
      .run()
    const withoutOak: Changes = Object.fromEntries(
      ['schools.csv', 'contacts.csv', 'posts.csv'].map((file) => [
        file,
        (sound: string) =>
          sound
            .split('\n')
            .filter((line) => !/^oak,|,oak,/.test(line))
            .join('\n'),
      ]),
    )
    assert.throws(
      () => seed(withoutOak),
      (error) =>
        error instanceof SeedRefused &&
        briefWording(error.wording) === 'seed.askedSchool(school: oak, count: 1)',
    )
    assert.equal(count('schools'), 2)
    seed(withoutOak, { force: true })
    assert.equal(count('schools'), 1)
    assert.equal(get('select school from inquiries'), null)
  })

  it('warns of a phrasing under two topics', () => {
    const { warnings } = seed({ 'phrasings/en.csv': (sound) => `${sound}worry,The BUS never came!\n` })
    assert.deepEqual(warnings.map(briefFault), [
      'phrasings/en.csv 5 text: fault.inTwoTopics(text: The BUS never came!, topic: worry, other: late-bus, line: 2)',
    ])
  })

  const swap = (from: string | RegExp, to: string) => (sound: string) => {
    assert.notEqual(sound.replace(from, to), sound, `nothing to replace: ${from}`)
    return sound.replace(from, to)
  }
  const lineAdded = (line: string) => (sound: string) => `${sound}${line}\n`
  /** A column more in posts.csv, filled in its last line. */
  const postColumn = (name: string, value: string) => (sound: string) =>
    sound
      .trimEnd()
      .split('\n')
      .map((line, i, all) => `${line},${i === 0 ? name : i === all.length - 1 ? value : ''}`)
      .join('\n')

  const ruleRow = (cells: Record<string, string> = {}): Changes => ({
    'rules.csv': lineAdded(aRuleRow(cells)),
  })

  it('stores a rule as JSON without unused conditions', () => {
    const cells = { any: 'bus pass | ride card', schools: 'oak pine', from: '16:00', to: '06:00' }
    seed(ruleRow({ ...cells, starts: '2026-08-01' }))
    assert.equal(
      get('select conditions from rules'),
      '{"any":["bus pass","ride card"],"schools":["oak","pine"],"time":{"from":"16:00","to":"06:00"}}',
    )
    assert.equal(get('select action from rules'), '{"kind":"topic","topic":"late-bus"}')
    assert.equal(
      get('select position || name || why || starts_on || active from rules'),
      '10PassesAsked2026-08-011',
    )
    assert.deepEqual(seed(ruleRow({ ...cells, starts: '2026-08-01' })).changes, {})
  })

  /** A file with the columns of what is found, which older files lack. */
  const noticeFor = (topics: string, offices: string, cells: Record<string, string> = {}): Changes => ({
    'rules.csv': (sound) =>
      `${sound.trimEnd()},for_topics,for_offices\n${aRuleRow({ topic: '', notice_en: 'Hi', ...cells })},${topics},${offices}\n`,
  })

  it('reads the topics and offices that a notice is for', () => {
    seed(noticeFor('late-bus', 'transportation principal'))
    assert.deepEqual(JSON.parse(get('select conditions from rules') as string), {
      ...{ topics: ['late-bus'], offices: ['transportation', 'principal'] },
    })
  })

  const foundFaults: [string, Changes, string][] = [
    [
      'an unknown topic',
      noticeFor('gone', ''),
      'rules.csv 2 for_topics: fault.notIn(value: gone, file: topics.csv)',
    ],
    [
      'an unknown office',
      noticeFor('', 'gone'),
      'rules.csv 2 for_offices: fault.notIn(value: gone, file: offices.csv)',
    ],
    [
      'another rule than a notice',
      noticeFor('late-bus', '', { notice_en: '', office: 'principal' }),
      'rules.csv 2 for_topics: fault.foundNotice',
    ],
  ]
  for (const [what, changes, fault] of foundFaults)
    it(`refuses ${what} of what a notice is for`, () => {
      assert.throws(
        () => seed(changes),
        (error: SeedError) => error.faults.map(briefFault).join().startsWith(fault),
      )
    })

  const doings: [string, Record<string, string>, object][] = [
    ['an office', { office: 'principal' }, { kind: 'office', office: 'principal' }],
    ['a contact', { contact: 'principal@oak' }, { kind: 'contact', office: 'principal', school: 'oak' }],
    ['a notice', { notice_en: 'Hi', notice_es: 'Hola' }, { kind: 'notice', words: { en: 'Hi', es: 'Hola' } }],
    ['a notice in English alone', { notice_en: 'Hi' }, { kind: 'notice', words: { en: 'Hi' } }],
    [
      'emergency help',
      { emergency: 'now suicide self-harm' },
      { kind: 'emergency', level: 'now', kinds: ['suicide', 'self-harm'] },
    ],
  ]
  for (const [what, cells, action] of doings) {
    it(`reads a rule that leads to ${what}`, () => {
      seed(ruleRow({ topic: '', ...cells }))
      assert.deepEqual(JSON.parse(get('select action from rules') as string), action)
    })
  }

  it('adds rules to a database seeded before rules existed', () => {
    seed()
    // The mark of such a database: a hash over all its tables.
    const hash = createHash('sha256')
    for (const table of Object.keys(seededTables).filter((table) => !newerTables.includes(table))) {
      const rows = database.$client
        .prepare(`select ${earlyColumns(table)} from ${table} order by rowid`)
        .raw()
        .all()
      hash.update(`\n${table}\n${JSON.stringify(rows)}`)
    }
    database.$client.prepare("update notes set value = ? where key = 'seeded-from'").run(hash.digest('hex'))
    assert.deepEqual(seed(ruleRow()).changes, { rules: { added: 1, changed: 0, removed: 0 } })
    database.$client.exec("update rules set name = 'Edited'")
    assert.throws(() => seed(ruleRow()), /seed\.edited/)
  })

  const withFact = (row: string): Changes => ({ 'district.csv': (sound) => `${sound}${row}\n` })

  it("reads the district's colors, and its logo by file name or as exported", () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    seed({ ...withFact('theme_color,#1b365d\nlogo,crest.svg'), 'crest.svg': picture })
    const logo = get("select value from district where setting = 'logo'")
    assert.equal(logo, `data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`)
    assert.equal(readDistrictFacts(database).themeColor, '#1b365d')
    assert.deepEqual(seed({ ...withFact(`theme_color,#1b365d\nlogo,"${logo}"`) }).changes, {})
  })

  const linkRow = (row: string): Changes => ({ 'links.csv': `topic,office,url,position,label_en\n${row}\n` })

  it('adds, changes, and removes links', () => {
    const topic = 'late-bus,,https://elm.example/late,1,Say that the bus is late'
    const office = ',transportation,https://elm.example/buses,1,Bus routes'
    seed(linkRow(`${topic}\n${office}`))
    assert.equal(get('select count(*) from links'), 2)
    assert.equal(
      get('select label from link_words join links on links.id = link where office is not null'),
      'Bus routes',
    )
    assert.deepEqual(seed(linkRow(`${topic}\n${office}`)).changes, {})
    assert.deepEqual(Object.keys(seed(linkRow(office)).changes), ['links', 'link_words'])
    assert.equal(get('select count(*) from links'), 1)
  })

  const faults: [string, Changes, string][] = [
    [
      'a color by its name',
      withFact('theme_color,navy'),
      'district.csv 9 value: fault.ofSetting(setting: theme_color, reason: fault.color)',
    ],
    [
      'a logo that is not there',
      withFact('logo,crest.svg'),
      'district.csv 9 value: fault.ofFile(file: crest.svg, reason: theme.logoFault.place)',
    ],
    [
      'a logo from elsewhere',
      withFact('logo,../crest.svg'),
      'district.csv 9 value: fault.ofFile(file: ../crest.svg, reason: theme.logoFault.path)',
    ],
    [
      'a logo that runs',
      {
        ...withFact('logo,crest.svg'),
        'crest.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>',
      },
      'district.csv 9 value: fault.ofFile(file: crest.svg, reason: theme.logoFault.script(part: <script>))',
    ],
    [
      'a link to an unknown topic',
      linkRow('gone,,https://elm.example/form,1,Form'),
      'links.csv 2 topic: fault.notIn(value: gone, file: topics.csv)',
    ],
    [
      'a link to an unknown office',
      linkRow(',gone,https://elm.example/form,1,Form'),
      'links.csv 2 office: fault.notIn(value: gone, file: offices.csv)',
    ],
    [
      'a link of a topic and an office',
      linkRow('late-bus,transportation,https://elm.example/form,1,Form'),
      'links.csv 2 topic: fault.linkOwner',
    ],
    [
      'a link that is not secure',
      linkRow('late-bus,,http://elm.example/form,1,Form'),
      'links.csv 2 url: fault.secureWeb “http://elm.example/form”',
    ],
    ['a missing file of rules', { 'rules.csv': null }, 'rules.csv: fault.fileMissing'],
    [
      'a rule to an unknown topic',
      ruleRow({ topic: 'gone' }),
      'rules.csv 2 topic: fault.notIn(value: gone, file: topics.csv)',
    ],
    [
      'a rule to an unknown office',
      ruleRow({ topic: '', office: 'gone' }),
      'rules.csv 2 office: fault.notIn(value: gone, file: offices.csv)',
    ],
    [
      'a rule to an unknown contact',
      ruleRow({ topic: '', contact: 'transportation@oak' }),
      'rules.csv 2 contact: fault.notIn(value: transportation @ oak, file: contacts.csv)',
    ],
    [
      'a contact at no school',
      ruleRow({ topic: '', contact: 'principal' }),
      'rules.csv 2 contact: fault.contactPlace “principal”',
    ],
    [
      'a rule at an unknown school',
      ruleRow({ schools: 'oak ash' }),
      'rules.csv 2 schools: fault.notIn(value: ash, file: schools.csv)',
    ],
    ['a rule that does nothing', ruleRow({ topic: '' }), 'rules.csv 2: fault.ruleNothing'],
    [
      'a rule that does two things',
      ruleRow({ office: 'principal' }),
      'rules.csv 2: fault.ruleMany(list: topic, office)',
    ],
    [
      'a notice without English',
      ruleRow({ topic: '', notice_es: 'Hola' }),
      'rules.csv 2 notice_en: fault.noticeEnglish',
    ],
    ['a phrase without a word', ruleRow({ any: 'bus | ?' }), 'rules.csv 2 any: fault.noWord “bus | ?”'],
    ['a phrase with a star', ruleRow({ none: 'bus*' }), 'rules.csv 2 none: fault.star “bus*”'],
    [
      'a level of no school',
      ruleRow({ levels: 'primary' }),
      'rules.csv 2 levels: fault.oneOf(list: elementary, middle, high) “primary”',
    ],
    ['a grade of no school', ruleRow({ grades: '13' }), 'rules.csv 2 grades: fault.grade “13”'],
    [
      'a weekday',
      ruleRow({ weekdays: 'Mon' }),
      'rules.csv 2 weekdays: fault.oneOf(list: Mo, Tu, We, Th, Fr, Sa, Su) “Mon”',
    ],
    [
      'a rule that ends before it starts',
      ruleRow({ starts: '2026-09-02', ends: '2026-09-01' }),
      'rules.csv 2 ends: fault.beforeStart',
    ],
    ['half a time of day', ruleRow({ from: '08:00' }), 'rules.csv 2 to: fault.pairFrom(other: from)'],
    ['a time of day of no length', ruleRow({ from: '08:00', to: '08:00' }), 'rules.csv 2 to: fault.sameAs'],
    [
      'a danger nobody knows',
      ruleRow({ topic: '', emergency: 'now dragons' }),
      `rules.csv 2 emergency: fault.oneOf(list: ${dangerKinds.join(', ')}) “now dragons”`,
    ],
    [
      'emergency help of no kind',
      ruleRow({ topic: '', emergency: 'now' }),
      'rules.csv 2 emergency: fault.noKinds “now”',
    ],
    [
      'distress as an emergency',
      ruleRow({ topic: '', emergency: 'now distress' }),
      'rules.csv 2 emergency: fault.distressNow “now distress”',
    ],
    [
      'two rules at one position',
      { 'rules.csv': lineAdded(`${aRuleRow()}\n${aRuleRow({ id: 'other' })}`) },
      'rules.csv 3: fault.taken(what: fault.same.position, place: fault.line(line: 2))',
    ],
    ['a missing file', { 'topics.csv': null }, 'topics.csv: fault.fileMissing'],
    [
      'a missing column',
      { 'out-of-scope.csv': 'who,lang\n,en\n' },
      'out-of-scope.csv 1 text: fault.columnMissing',
    ],
    [
      'an unknown column',
      { 'out-of-scope.csv': 'who,lang,text,txt\n' },
      'out-of-scope.csv 1 txt: fault.columnUnknown(list: who, lang, text)',
    ],
    [
      'half a language',
      { 'topics.csv': 'slug,title_en,title_es,summary_en,summary_es,bring_en,also,straight,legal\n' },
      'topics.csv 1 bring_es: fault.columnMissing',
    ],
    [
      'too many cells',
      { 'phrasings/en.csv': lineAdded('worry,sad, very sad') },
      'phrasings/en.csv 5: fault.length(given: 3, wanted: 2)',
    ],
    [
      'a stray quote',
      { 'phrasings/en.csv': lineAdded('worry,"sad" child') },
      'phrasings/en.csv 5: fault.quoteWrong',
    ],
    [
      'an open quote',
      { 'phrasings/en.csv': swap('my child is sad', '"my child\nis sad') },
      'phrasings/en.csv 4: fault.quoteOpen',
    ],
    [
      'broken UTF-8',
      { 'phrasings/es.csv': Buffer.from('topic,text\nworry,a\nworry,ni\xf1o\n', 'latin1') },
      'phrasings/es.csv 3: fault.notUtf8',
    ],
    [
      'a file not named by language',
      { 'phrasings/spanish.csv': 'topic,text\n' },
      'phrasings/spanish.csv: fault.fileLanguage',
    ],
    [
      'a date that does not exist',
      { 'contacts.csv': swap('2026-10-01', '2026-02-30') },
      'contacts.csv 2 checked: fault.date “2026-02-30”',
    ],
    [
      'a phone number',
      { 'contacts.csv': swap('+12165550112', '555-0112') },
      'contacts.csv 2 phone: fault.phone “555-0112”',
    ],
    [
      'hours',
      { 'contacts.csv': swap('Mo-Fr 06:00-17:00', 'by appointment') },
      'contacts.csv 2 hours: fault.hours “by appointment”',
    ],
    [
      'hours that end before they begin',
      { 'contacts.csv': swap('06:00-17:00', '17:00-06:00') },
      'contacts.csv 2 hours: fault.hours “Mo-Fr 17:00-06:00”',
    ],
    [
      'hours that are no times',
      { 'contacts.csv': swap('06:00-17:00', '06:75-17:00') },
      'contacts.csv 2 hours: fault.hours “Mo-Fr 06:75-17:00”',
    ],
    [
      'an unknown level',
      { 'schools.csv': swap('elementary', 'primary') },
      'schools.csv 2 level: fault.oneOf(list: elementary, middle, high) “primary”',
    ],
    [
      'a language',
      { 'people.csv': swap('en es', 'en klingon') },
      'people.csv 2 languages: fault.language “en klingon”',
    ],
    ['yes and no', { 'people.csv': swap(',yes', ',maybe') }, 'people.csv 2 public: fault.yesNo “maybe”'],
    ['an empty cell', { 'offices.csv': swap(',Counselor,', ',,') }, 'offices.csv 3 name_en: fault.empty'],
    [
      'half a translation',
      { 'offices.csv': swap(',Consejero,', ',,') },
      'offices.csv 3 name_es: fault.halfTranslation(lang: es)',
    ],
    [
      'a missing setting',
      { 'district.csv': swap(/time_zone.*\n/, '') },
      'district.csv: fault.settingMissing(setting: time_zone)',
    ],
    [
      'a wrong setting',
      { 'district.csv': swap('America/New_York', 'Ohio') },
      'district.csv 7 value: fault.ofSetting(setting: time_zone, reason: fault.timeZone)',
    ],
    [
      'a slug twice',
      { 'schools.csv': swap('pine,', 'oak,') },
      'schools.csv 3: fault.taken(what: fault.same.slug, place: fault.line(line: 2))',
    ],
    [
      'two offices with one role',
      { 'offices.csv': swap('principal,school,principal,', 'principal,school,counselor,') },
      'offices.csv 4 role: fault.taken(what: fault.same.role, place: fault.line(line: 3))',
    ],
    [
      'a role that there is not',
      { 'offices.csv': swap('principal,school,principal,', 'principal,school,boss,') },
      `offices.csv 4 role: fault.oneOf(list: ${officeRoles.join(', ')}) “boss”`,
    ],
    [
      'an unknown office',
      { 'contacts.csv': swap('transportation,', 'buses,') },
      'contacts.csv 2 office: fault.notIn(value: buses, file: offices.csv)',
    ],
    [
      'an unknown school',
      { 'contacts.csv': swap('counselor,oak', 'counselor,ash') },
      'contacts.csv 3 school: fault.notIn(value: ash, file: schools.csv)',
    ],
    [
      'a school where none fits',
      { 'contacts.csv': swap('transportation,,', 'transportation,oak,') },
      'contacts.csv 2 school: fault.districtOffice(office: transportation)',
    ],
    [
      'no school where one is due',
      { 'contacts.csv': swap('principal,oak', 'principal,') },
      'contacts.csv 5 school: fault.schoolOffice(office: principal)',
    ],
    [
      'an unknown person',
      { 'posts.csv': swap('di-fox', 'ed-fox') },
      'posts.csv 8 person: fault.notIn(value: ed-fox, file: people.csv)',
    ],
    [
      'a post at no contact',
      { 'posts.csv': lineAdded('di-fox,transportation,oak,1,,,,,,,,') },
      'posts.csv 9 office: fault.notIn(value: transportation @ oak, file: contacts.csv)',
    ],
    [
      'an unknown school of a post',
      { 'posts.csv': postColumn('schools', 'oak elm') },
      'posts.csv 8 schools: fault.notIn(value: elm, file: schools.csv)',
    ],
    [
      'topics of a post that are no codes',
      { 'posts.csv': postColumn('topics', 'Late bus') },
      'posts.csv 8 topics: fault.id “Late bus”',
    ],
    [
      'routes of a post',
      { 'posts.csv': postColumn('routes', '1 to 20') },
      'posts.csv 8 routes: fault.routes “1 to 20”',
    ],
    ['grades', { 'posts.csv': swap('K-2', 'K and up') }, 'posts.csv 2 grades: fault.grades “K and up”'],
    [
      'a gap in last names',
      { 'posts.csv': swap('N-Z', 'P-Z') },
      'posts.csv 6 last_names: fault.nobodyHas(range: N-O)',
    ],
    [
      'last names shared out twice',
      { 'posts.csv': swap('N-Z', 'K-Z') },
      'posts.csv 6 last_names: fault.sharedTwice(range: K-Z, first: K)',
    ],
    [
      'last names nobody ends with',
      { 'posts.csv': swap('N-Z', 'N-Y') },
      'posts.csv 6 last_names: fault.nobodyHas(range: Z)',
    ],
    [
      'last names backwards',
      { 'posts.csv': swap('N-Z', 'Z-N') },
      'posts.csv 6 last_names: fault.backwards “Z-N”',
    ],
    [
      'an absence backwards',
      { 'posts.csv': swap('2026-11-30', '2026-10-30') },
      'posts.csv 2 away_until: fault.beforeAway',
    ],
    [
      'a half-day without a time',
      { 'calendar.csv': swap('11:30', '') },
      'calendar.csv 4 closes: fault.closesMissing',
    ],
    [
      'a year that begins twice',
      { 'calendar.csv': swap(/^.*last-day.*\n/m, '') },
      'calendar.csv 10 kind: fault.turnTwice(kind: first-day)',
    ],
    [
      'a line nobody can reach',
      { 'crisis-lines.csv': swap('911,911,911,', '911,911,,') },
      'crisis-lines.csv 2 call: fault.lineWithout',
    ],
    [
      'an unknown topic',
      { 'phrasings/es.csv': swap('late-bus', 'bus') },
      'phrasings/es.csv 2 topic: fault.notIn(value: bus, file: topics.csv)',
    ],
    [
      'a phrasing twice',
      { 'phrasings/en.csv': lineAdded('worry,my child is sad') },
      'phrasings/en.csv 5: fault.taken(what: fault.same.phrasing, place: fault.line(line: 4))',
    ],
    [
      'a ladder to nowhere',
      { 'ladders.csv': swap('worry,any,2,principal', 'worry,any,2,mayor') },
      'ladders.csv 4 office: fault.notIn(value: mayor, file: offices.csv)',
    ],
    [
      'a step left out',
      { 'ladders.csv': swap('worry,any,2,principal\n', '') },
      'ladders.csv 4 step: fault.stepGap(step: 3, before: 1)',
    ],
    [
      'a topic without a ladder',
      { 'ladders.csv': swap('late-bus,any,', 'late-bus,high,') },
      'topics.csv 2 slug: fault.noLadder(topic: late-bus)',
    ],
  ]
  for (const [what, changes, fault] of faults)
    it(`names ${what}, and writes nothing`, () => assert.deepEqual(faultsOf(changes), [fault]))

  it('names the bad rows of all files at once, at most fifty', () => {
    const bad = Array.from({ length: 60 }, () => ',en,').join('\n')
    const changes = { 'out-of-scope.csv': `who,lang,text\n${bad}\n`, 'people.csv': swap(',yes', ',maybe') }
    assert.equal(faultsOf(changes).length, 61)
    const error = caught(() => seed(changes))
    assert.ok(error instanceof SeedError)
    const lines = error.say(createLanguage().speech('es')).split('\n')
    assert.equal(lines.length, 52)
    assert.match(lines[1]!, /out-of-scope\.csv, línea 2, text: /)
    assert.match(lines.at(-1)!, /\b11\b/)
    const both = faultsOf({
      'out-of-scope.csv': 'who,lang,text\n,en,\n',
      'people.csv': swap(',yes', ',maybe'),
    })
    assert.equal(both.length, 2)
  })

  it('takes a first day for each level', () => {
    const later =
      '2026-08-19,2026-08-19,first-day,high,,First,Primero\n2026-08-24,2026-08-24,first-day,elementary,,First,Primero'
    const own = { 'calendar.csv': swap('2026-08-19,2026-08-19,first-day,,,First day,Primer día', later) }
    assert.deepEqual(faultsOf(own), [])
  })

  it('does not shift dates for a real district', () => {
    seed({}, { today: '2029-02-01' })
    assert.equal(get('select max(checked_on) from contacts'), '2026-10-01')
  })

  it('is not fooled by a folder with only headers', () => {
    const headers = Object.fromEntries(
      Object.entries(soundFiles).map(([file, text]) => [file, `${text.split('\n')[0]}\n`]),
    )
    assert.ok(faultsOf(headers).includes('district.csv: fault.settingMissing(setting: name)'))
  })
})
