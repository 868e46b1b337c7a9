import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import yazl from 'yazl'
import { exportFiles, exportRecords } from '../../../src/content/imports/export-records.js'
import { createRecordStore } from '../../../src/content/records/record-store.js'
import { databaseFile } from '../../../src/platform/database/open-database.js'
import { briefFault, briefWording } from '../../support/app/brief-fault.js'
import { importing, useImporter } from '../../support/app/use-importer.js'
import { aRuleRow, soundFiles } from '../../support/samples/seed-folder.js'
import { writeWorkbook } from '../../support/samples/write-workbook.js'

describe('Imports', () => {
  const { check, receive, apply, undo, current, folder, database, open, faultsOf, get, everything } =
    useImporter()
  const planned = (id: number, kind: 'people' | 'posts' | 'contacts') =>
    current().readStaging(id, (staging) =>
      staging
        .plannedPage({ kind, actions: ['added', 'changed', 'removed'] }, 100, 0)
        .map(({ action, name }) => `${action} ${name}`),
    )
  const people = soundFiles['people.csv']!
  const morePeople = `${people.replace('Hale', 'Hall')}ed-gray,Ed,Gray,Mr.,Counselor,Consejero,,en,yes\n`

  it('remark names that are there twice, unless they were before', async () => {
    const remarks = (id: number) => [...current().eachFault(id, false)].map(briefFault)
    const [schools, offices] = [soundFiles['schools.csv']!, soundFiles['offices.csv']!]
    const twins = {
      'schools.csv': `${schools}${schools.split('\n')[1]!.replace('oak,', 'oak-2,')}\n`,
      'offices.csv': `${offices}nurse,school,,Principal,Directora,health,salud\n`,
      'people.csv': `${people}cy-hale-2,Cý,HALE,,Nurse,,,en,no\ndi-fox-2,Di,Fox,,Nurse,,other@elm.example,en,no\n`,
    }
    const id = await check(twins)
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(remarks(id).sort(), [
      'offices.csv: fault.twinsInFile(count: 1, list: Principal)',
      'people.csv: fault.twinsInFile(count: 1, list: Cý HALE)',
      'schools.csv: fault.twinsInFile(count: 1, list: Oak Elementary)',
    ])
    await apply(id)
    const later = await check({ 'people.csv': people.replace('Bo,Lind', 'Bob,Lind') })
    assert.deepEqual(remarks(later), [], 'nobody gets a name that another one has')
  })

  it('refuse texts that no form would take', async () => {
    const long = 'a'.repeat(2001)
    const id = await check({
      'topics.csv': soundFiles['topics.csv']!.replace('Late bus', long).replace(
        'The bus office knows.',
        long,
      ),
      'phrasings/en.csv': `topic,text\nlate-bus,${long}\n`,
      'rules.csv': soundFiles['rules.csv']! + aRuleRow({ name: long, why: long }),
    })
    const said = faultsOf(id).map((each) => each.replace(/ “a+…”$/, ''))
    assert.deepEqual(said.sort(), [
      'phrasings/en.csv 2 text: fault.long(most: 2000)',
      'rules.csv 2 name: fault.long(most: 200)',
      'rules.csv 2 why: fault.long(most: 2000)',
      'topics.csv 2 summary_en: fault.long(most: 2000)',
      'topics.csv 2 title_en: fault.long(most: 200)',
    ])
  })

  it('of links need a topic or an office that exists, apply at once, and can be undone', async () => {
    const file = (row: string) => ({ 'links.csv': `topic,office,url,position,label_en,label_vi\n${row}\n` })
    const faulty = await check(file('gone,,https://elm.example/form,1,Form,'))
    assert.deepEqual(faultsOf(faulty), ['links.csv 2 topic: fault.notIn(value: gone, file: topics.csv)'])
    const id = await check(file('late-bus,,https://elm.example/form,1,Form,Mẫu đơn'))
    assert.equal((await apply(id)).state, 'applied')
    assert.deepEqual(get('select group_concat(label) from link_words'), 'Form,Mẫu đơn')
    assert.equal((await undo(id)).state, 'undone')
    assert.equal(get('select count(*) from links'), 0)
  })

  describe('for an office that another one answers for', () => {
    const headers = soundFiles['contacts.csv']!.split('\n')[0]
    const nurse = (school = 'oak') =>
      `${headers}\nnurse,${school},+12165550113,,,nurse@elm.example,,Mo-Fr 08:00-15:00,en,1,,,,2026-10-01\n`
    const standIn = () =>
      get("select group_concat(id || ' ' || coalesce(answered_by, '-'), '|') from offices where id = 'nurse'")
    beforeEach(() => {
      database().$client.exec(
        `insert into offices (id, level, position, answered_by) values ('nurse', 'school', 9, 'principal');
         insert into office_words (office, lang, name, answers_for) values ('nurse', 'en', 'Nurse', 'health')`,
      )
    })
    const remarks = (id: number) =>
      current().readStaging(id, (staging) => staging.faults(false, 9)!.map(briefFault))

    it('let its own contact end that, say so, and bring it back when undone', async () => {
      const id = await check({ 'contacts.csv': nurse() })
      assert.deepEqual(faultsOf(id), [])
      assert.deepEqual(remarks(id), ['contacts.csv 2: fault.standInEnds(office: Nurse, other: Principal)'])
      assert.equal((await apply(id)).state, 'applied')
      assert.equal(standIn(), 'nurse -')
      assert.equal(get("select count(*) from contacts where office = 'nurse'"), 1)
      assert.equal((await undo(id)).state, 'undone')
      assert.equal(standIn(), 'nurse principal')
    })

    it('keep all other offices in a complete list', async () => {
      const whole = soundFiles['contacts.csv']! + nurse().split('\n')[1]
      const before = get('select group_concat(id) from (select id from offices order by position)')
      const id = await check({ 'contacts.csv': whole }, { removes: true })
      assert.deepEqual(faultsOf(id), [])
      assert.equal((await apply(id)).state, 'applied')
      assert.equal(standIn(), 'nurse -')
      assert.equal(get('select group_concat(id) from (select id from offices order by position)'), before)
    })

    it('are refused if the files say themselves that the other one answers', async () => {
      const offices = 'id,level,answered_by,name_en,answers_for_en\nnurse,school,principal,Nurse,health\n'
      const id = await check({ 'offices.csv': offices, 'contacts.csv': nurse() })
      assert.match(faultsOf(id).join(), /fault\.(officeAnswered|answeredContacts)/)
    })

    it('get the staff of a list of their own', async () => {
      const text = 'Name,Building,Job Title,E-mail\nKim Young,Oak,School Nurse,kyoung@elm.example\n'
      const id = await receive({ 'hr.csv': text })
      const importer = current()
      for (const [index, file] of importer.waiting(id).entries()) importer.keepMapping(id, index, file)
      importer.mappings.rememberWords('title', new Map([['School Nurse', 'nurse']]))
      importer.mappings.rememberWords('place', new Map([['Oak', 'oak']]))
      assert.ok(importer.proceed(id))
      await importer.idle()
      assert.deepEqual(faultsOf(id), [])
      assert.equal((await apply(id)).state, 'applied')
      assert.equal(standIn(), 'nurse -')
      assert.equal(
        get("select count(*) from posts p join contacts c on c.id = p.contact where c.office = 'nurse'"),
        1,
      )
    })
  })

  describe('of offices', () => {
    const offices = soundFiles['offices.csv']!
    const withRole = (id: string, from: string, to: string) =>
      [`${id},school,${from},`, `${id},school,${to},`] as const
    const roles = () =>
      database()
        .$client.prepare("select id || ' ' || coalesce(role, '-') from offices order by id")
        .pluck()
        .all()

    it('lets two offices swap roles, keeps roles the file leaves out, and undoes it all', async () => {
      const swapped = offices
        .replace(...withRole('counselor', 'counselor', 'principal'))
        .replace(...withRole('principal', 'principal', 'counselor'))
      const first = await check({ 'offices.csv': swapped })
      assert.equal((await apply(first)).state, 'applied')
      const expected = ['counselor principal', 'principal counselor', 'transportation transportation']
      assert.deepEqual(roles(), expected)
      const silent = 'id,level,name_en,answers_for_en\ncounselor,school,Counselors,worries\n'
      const second = await check({ 'offices.csv': silent })
      assert.equal((await apply(second)).state, 'applied')
      assert.deepEqual(roles(), expected)
      await undo(second)
      assert.equal((await undo(first)).state, 'undone')
      assert.deepEqual(roles(), [
        'counselor counselor',
        'principal principal',
        'transportation transportation',
      ])
    })

    it('names two offices that would have the same role', async () => {
      const shared = `${offices.split('\n')[0]}\ndean,school,principal,Dean,Decana,discipline,disciplina\n`
      const id = await check({ 'offices.csv': shared })
      assert.deepEqual(faultsOf(id), [
        'offices.csv role: fault.ofRecord(name: Principal, reason: fault.taken(what: fault.same.role, place: fault.line(line: 2)))',
      ])
    })

    it('refuses to undo a role that another office has taken since', async () => {
      const id = await check({ 'offices.csv': offices.replace(...withRole('principal', 'principal', '')) })
      await apply(id)
      database().$client.exec("update offices set role = 'principal' where id = 'transportation'")
      const { state, reasons } = await undo(id)
      assert.equal(state, 'applied')
      assert.deepEqual(reasons.map(briefWording), [
        'fault.roleShared(name: Principal, role: officeRole.principal, other: Transportation)',
      ])
      assert.deepEqual(roles(), ['counselor counselor', 'principal -', 'transportation principal'])
    })
  })

  it('names every fault of every row, and changes nothing', async () => {
    const before = everything()
    const id = await check({
      'people.csv': `${people}ed gray,Ed,Gray,Mr.,Counselor,,egray,en,perhaps\n`,
      'contacts.csv': soundFiles['contacts.csv']!.replace('transportation,,', 'transport,,'),
    })
    assert.equal(current().find(id)!.state, 'faulty')
    assert.deepEqual(faultsOf(id), [
      'contacts.csv 2 office: fault.notIn(value: transport, file: offices.csv)',
      'people.csv 6 slug: fault.id “ed gray”',
      'people.csv 6 email: fault.email “egray”',
      'people.csv 6 public: fault.yesNo “perhaps”',
    ])
    assert.ok(!current().apply(id, importing), 'it cannot be applied')
    assert.deepEqual(everything(), before)
  })

  it('names a mistake once, whatever the file is called', async () => {
    const id = await check({
      'staff 2026.csv': `${people}ed-gray,Ed,Gray,Mr.,Counselor,,egray,en,yes\n`,
      'posts.csv': `${soundFiles['posts.csv']}ed-gray,counselor,oak,3,,,,,,,,\n`,
    })
    assert.deepEqual(faultsOf(id), ['staff 2026.csv 6 email: fault.email “egray”'])
  })

  it('names faults of a row that appears twice, too', async () => {
    const row = 'bo-lind,counselor,oak,2,K-2,,,,'
    assert.ok(soundFiles['posts.csv']!.includes('bo-lind,counselor,oak,2,K-2,,,'))
    const id = await check({ 'posts.csv': `${soundFiles['posts.csv']}${row},2026-12-01,2026-11-01,\n` })
    assert.deepEqual(faultsOf(id), [
      'posts.csv 9: fault.taken(what: fault.same.post, place: fault.line(line: 4))',
      'posts.csv 9 away_until: fault.beforeAway',
    ])
  })

  it('checks posts as they will be, with those of the file and of the directory', async () => {
    const [headers] = soundFiles['posts.csv']!.split('\n')
    const id = await check({ 'posts.csv': `${headers}\ndi-fox,counselor,pine,1,,M-Z,,,,,,\n` })
    assert.deepEqual(faultsOf(id), [
      'posts.csv last_names: fault.ofRecord(name: cy-hale: counselor @ pine, reason: fault.sharedTwice(range: N-Z, first: N))',
      'posts.csv 2 last_names: fault.sharedTwice(range: M-Z, first: M)',
    ])
  })

  it('checks phrasings as they will be, too', async () => {
    const phrasings = soundFiles['phrasings/en.csv']!
    const [headers, first] = phrasings.split('\n')
    const wrong = `${headers}\n${first}\n${first}\ngone,where is it\n`
    assert.deepEqual(faultsOf(await check({ 'phrasings/en.csv': wrong })), [
      'phrasings/en.csv 3: fault.taken(what: fault.same.phrasing, place: fault.line(line: 2))',
      'phrasings/en.csv 4 topic: fault.notIn(value: gone, file: topics.csv)',
    ])
    database().$client.exec(
      "insert into phrasings (topic, lang, text) values ('worry', 'es', 'mi hijo llora')",
    )
    const topics = soundFiles['topics.csv']!.replace(/^worry,.*\n/m, '')
    const faults = faultsOf(await check({ 'topics.csv': topics }, { removes: true })).join('\n')
    assert.match(
      faults,
      /^phrasings\.csv topic: fault\.ofRecord\(name: worry · en · .*, reason: fault\.notIn\(value: worry, file: topics\.csv\)\)$/m,
    )
    const without = phrasings.replace(/^worry,.*\n/gm, '')
    const both = faultsOf(
      await check({ 'topics.csv': topics, 'phrasings/en.csv': without }, { removes: true }),
    ).join('\n')
    assert.doesNotMatch(both, /worry · en/, 'those of this language go with their topic')
    assert.match(both, /worry · es/, 'a file says nothing of other languages')
  })

  it('does not blame a file for earlier faults', async () => {
    database().$client.exec("update posts set last_names = 'B-M' where last_names = 'A-M'")
    assert.deepEqual(faultsOf(await check({ 'posts.csv': soundFiles['posts.csv']! }, { removes: true })), [])
    assert.deepEqual(faultsOf(await check({ 'people.csv': morePeople }, { removes: true })), [])
  })

  it('shows what would be added and changed, applies it in one step, and undoes it', async () => {
    const before = everything()
    const id = await check({ 'staff 2026.csv': morePeople })
    assert.deepEqual(current().find(id)!.counts, { 'people.same': 3, 'people.changed': 1, 'people.added': 1 })
    assert.deepEqual(planned(id, 'people'), ['changed Cy Hall', 'added Ed Gray'])
    assert.deepEqual(everything(), before)
    assert.equal((await apply(id)).state, 'applied')
    assert.equal(get("select last_name from people where slug = 'cy-hale'"), 'Hall')
    assert.equal(
      get("select title from person_words join people on id = person where slug = 'ed-gray' and lang = 'es'"),
      'Consejero',
    )
    assert.equal(get('select count(*) from record_changes where import = 1'), 2)
    assert.equal(get("select count(*) from outbox where kind = 'person' and key = 'ed-gray'"), 1)
    assert.equal((await undo(id)).state, 'undone')
    assert.deepEqual(everything(), before)
  })

  it('keeps what the file leaves out, unless told to remove it', async () => {
    const posts = soundFiles['posts.csv']!.replace(/^bo-lind,counselor,oak,2.*\n/m, '')
    assert.deepEqual(planned(await check({ 'posts.csv': posts }), 'posts'), [])
    const id = await check({ 'posts.csv': posts }, { removes: true })
    assert.deepEqual(planned(id, 'posts'), ['removed bo-lind: counselor @ oak'])
    const before = everything()
    await apply(id)
    assert.equal(get('select count(*) from posts'), 6)
    await undo(id)
    assert.deepEqual(everything(), before, 'with its id and its words')
  })

  it('removes nobody who is referred to, and says where', async () => {
    const id = await check({ 'people.csv': people.replace(/^di-fox.*\n/m, '') }, { removes: true })
    assert.match(
      faultsOf(id).join('\n'),
      /posts\.csv person: fault\.ofRecord\(name: di-fox: principal @ oak, reason: fault\.notIn\(value: di-fox, file: people\.csv\)\)/,
    )
  })

  it('queues everybody for the search index once, however much changed', async () => {
    database().$client.exec('delete from outbox')
    const id = await check({
      'people.csv': morePeople,
      'posts.csv': `${soundFiles['posts.csv']}ed-gray,counselor,oak,3,,,,,,,,\ned-gray,counselor,pine,3,,,,,,,,\n`,
    })
    database().$client.exec("insert into outbox (kind, key, created_at) values ('person', 'ed-gray', 1)")
    await apply(id)
    const told = () => database().$client.prepare('select key from outbox order by id').pluck().all()
    assert.deepEqual(told(), ['ed-gray', 'cy-hale', 'ed-gray'], 'what waited before may be on its way')
    await undo(id)
    assert.deepEqual(told().slice(3).sort(), ['cy-hale', 'ed-gray'])
  })

  it('leaves translations alone when the file has no column for them', async () => {
    const id = await check({
      'people.csv':
        'slug,first_name,last_name,prefix,title_en,email,languages,public\nana-ruiz,Anna,Ruiz,Ms.,Counselor,aruiz@elm.example,en es,yes\n',
    })
    await apply(id)
    assert.equal(
      get(
        "select title from person_words join people on id = person where slug = 'ana-ruiz' and lang = 'es'",
      ),
      'Consejera',
    )
  })

  it('refuses to apply over an edit made since the check', async () => {
    const id = await check({ 'people.csv': morePeople })
    database().$client.exec("update people set last_name = 'Hill' where slug = 'cy-hale'")
    const { state, reasons } = await apply(id)
    assert.equal(state, 'ready')
    assert.deepEqual(reasons.map(briefWording), ['fault.changedSince(name: Cy Hall)'])
    assert.equal(get('select count(*) from people'), 4, 'nothing of it is kept')
  })

  it('refuses to undo what was edited or used since, and names all of it', async () => {
    const id = await check({ 'people.csv': morePeople })
    await apply(id)
    database().$client.exec("update people set last_name = 'Hill' where slug = 'cy-hale'")
    database().$client.exec(`insert into posts (person, contact, position)
      select (select id from people where slug = 'ed-gray'), min(id), 5 from contacts`)
    const { state, reasons } = await undo(id)
    assert.equal(state, 'applied')
    assert.deepEqual(reasons.map(briefWording).sort(), [
      'fault.undoChanged(name: Cy Hall)',
      'fault.undoUsed(name: Ed Gray, kinds: recordKind.posts)',
    ])
  })

  it('undoes a contact that was written to and that answered a letter', async () => {
    const before = everything()
    const id = await check({
      'offices.csv': `${soundFiles['offices.csv']}nurse,school,nurse,Nurse,Enfermera,health,salud\n`,
      'contacts.csv': `${soundFiles['contacts.csv']}nurse,oak,+12165550117,,,,,Mo-Fr 08:00-14:00,en,1,,,,2026-10-01\n`,
    })
    assert.deepEqual(faultsOf(id), [])
    await apply(id)
    const nurse = "(select id from contacts where office = 'nurse')"
    database().$client.exec(`
      insert into message_receipts (code, contact, kind, lang, queued_at, reply_by, until) values ('R', ${nurse}, 'topic', 'en', 0, '2026-10-01', 1);
      insert into contact_changes (letter, contact, at, phone, ext, hours, note) values (1, ${nurse}, 0, '', '', '', '')`)
    assert.equal((await undo(id)).state, 'undone')
    assert.deepEqual(everything(), before)
  })

  it('can be canceled while it waits, and ends with the service', async () => {
    const id = await check({ 'people.csv': morePeople })
    await current().cancel(id)
    assert.equal(current().find(id)!.state, 'cancelled')
    database().$client.exec("update imports set state = 'checking'")
    assert.equal(open().find(id)!.state, 'failed')
  })

  it('keeps a contact that referrals refer to', async () => {
    database().$client.exec(`pragma foreign_keys = off;
      insert into referrals (logged_at, account, office, contact, lang, channel, outcome)
      select 1, 1, office, id, 'en', 'phone', 'sent' from contacts where office = 'transportation'`)
    const contacts = soundFiles['contacts.csv']!.replace(/^transportation,.*\n/m, '')
    assert.match(
      faultsOf(await check({ 'contacts.csv': contacts }, { removes: true })).join('\n'),
      /contacts\.csv: fault\.heldOutside\(name: transportation, what: recordKind\.referrals, count: 1\)/,
    )
  })

  it('refuses a school day that ends before it starts, but not for one that is already there', async () => {
    const schools = soundFiles['schools.csv']!
    assert.deepEqual(
      faultsOf(await check({ 'schools.csv': schools.replace('08:00,14:30', '14:30,08:00') })),
      ['schools.csv 2 end: fault.endsFirst'],
    )
    database().$client.exec("update schools set ends = '07:00' where slug = 'pine'")
    assert.deepEqual(faultsOf(await check({ 'people.csv': people.replace('Hale', 'Hall') })), [])
  })

  it('reads files written by a spreadsheet', async () => {
    const id = await check({
      'contacts.csv': `\ufeff${soundFiles['contacts.csv']!.replace('+12165550112', '12165550112').replaceAll('\n', '\r\n')}`,
    })
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(planned(id, 'contacts'), [])
  })

  it('explains a file that is unknown, not text, or has an unclosed quote', async () => {
    assert.match(faultsOf(await check({ 'lunch.csv': 'day,meal\nMo,Soup\n' })).join(), /fault\.noTable/)
    assert.match(faultsOf(await check({ 'people.csv': `${people}"ed,Ed\n` })).join(), /fault\.quoteOpen/)
    assert.deepEqual(faultsOf(await check({ 'people.csv': Buffer.from([0, 1, 2, 0]) })), [
      'people.csv: fault.encoding',
    ])
    assert.deepEqual(faultsOf(await check({ 'people.csv': '' })), ['people.csv: fault.fileEmpty'])
    assert.deepEqual(faultsOf(await check({ 'people.csv': ',,\r\n\r\n' })), ['people.csv: fault.fileEmpty'])
  })

  it('reads what Excel saves: other letters, semicolons or tabs, and empty rows at the end', async () => {
    const changed = people.replace('Ana,Ruiz', 'Añá,Núñez')
    const width = changed.split('\n')[0]!.split(',').length
    const semicolons = `sep=;\r\n${changed.replaceAll(',', ';')}${';'.repeat(width + 2)}\r\n\r\n`
    const given: Record<string, Buffer> = {
      'UTF-8 with a mark': Buffer.from(`\ufeff${changed}`),
      'UTF-16': Buffer.from(`\ufeff${changed.replaceAll(',', '\t')}`, 'utf16le'),
      'UTF-16, without a mark': Buffer.from(changed, 'utf16le'),
      'UTF-16, the other way around': Buffer.from(`\ufeff${changed}`, 'utf16le').swap16(),
      'Windows-1252': Buffer.from(changed, 'latin1'),
      semicolons: Buffer.from(semicolons, 'latin1'),
    }
    for (const [how, file] of Object.entries(given)) {
      const id = await check({ 'people.csv': file })
      assert.deepEqual(faultsOf(id), [], how)
      assert.deepEqual(planned(id, 'people'), ['changed Añá Núñez'], how)
    }
  })

  it('reads values as Excel and people write them', async () => {
    const contacts = soundFiles['contacts.csv']!.replace('+12165550112,,', '(216) 555-0112 x12,,')
      .replace('Mo-Fr 06:00-17:00', '"Mon-Fri 6:00 AM - 5:00 PM"')
      .replaceAll('2026-10-01', '10/1/2026')
    const schools = soundFiles['schools.csv']!.replace('9-12', '12-Sep')
      .replace('OH,44100', 'MA,2139')
      .replace('08:00,14:30', '8:00 AM,2:30 PM')
    const id = await check({ 'contacts.csv': contacts, 'schools.csv': schools })
    assert.deepEqual(faultsOf(id), [])
    const fields = (kind: 'contacts' | 'schools') =>
      current().readStaging(id, (staging) =>
        staging
          .plannedPage({ kind, actions: ['changed'] }, 9, 0)
          .map(({ before, after }) =>
            Object.entries(after!).filter(([header, value]) => value !== (before![header] ?? '')),
          ),
      )
    assert.deepEqual(fields('contacts'), [[['ext', '12']]])
    assert.deepEqual(fields('schools'), [
      [
        ['state', 'MA'],
        ['zip', '02139'],
      ],
    ])
  })

  it('reads a workbook: each sheet is a table, with its own row numbers', async () => {
    const rowsOf = (name: 'people.csv' | 'contacts.csv') =>
      parse(soundFiles[name]!.replace('Hale', 'Hall')) as string[][]
    const contacts = rowsOf('contacts.csv').map((row, index) =>
      row.map((cell) => (index > 0 && cell === '2026-10-01' ? new Date('2026-10-01T00:00:00Z') : cell)),
    )
    const workbook = await writeWorkbook({ people: [[], ...rowsOf('people.csv')], Numbers: contacts })
    const id = await check({ 'all.xlsx': workbook })
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(planned(id, 'people'), ['changed Cy Hall'])
    assert.deepEqual(planned(id, 'contacts'), [])
    const wrong = await writeWorkbook({ people: [[], ...rowsOf('people.csv'), ['ed', 'Ed', 'Gray']] })
    assert.deepEqual(faultsOf(await check({ 'all.xlsx': wrong })), [
      'all.xlsx 7 public: fault.yesNo',
      'all.xlsx 7 title_en: fault.empty',
    ])
  })

  it('refuses workbooks that are old, locked, or broken, and opens those in a zip', async () => {
    const locked = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])
    await assert.rejects(check({ 'staff.xls': locked }), { message: 'fault.oldWorkbook' })
    await assert.rejects(check({ 'staff.xlsx': locked }), { message: 'fault.oldWorkbook' })
    await assert.rejects(check({ 'staff.xlsx': 'PK\u0003\u0004' }), { message: 'fault.brokenWorkbook' })
    const zip = new yazl.ZipFile()
    const rows = parse(soundFiles['people.csv']!.replace('Hale', 'Hall')) as string[][]
    zip.addBuffer(await writeWorkbook({ people: rows }), 'in/people.xlsx')
    zip.end()
    const pieces: Buffer[] = []
    for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
    assert.deepEqual(planned(await check({ 'all.zip': Buffer.concat(pieces) }), 'people'), [
      'changed Cy Hall',
    ])
  })

  it('names row and column where a value could mean two things', async () => {
    const contacts = soundFiles['contacts.csv']!.replace('Mo-Fr 06:00-17:00', 'Mon-Fri 1-3')
      .replace('+12165550110,21', '216-555-0110 x22,21')
      .replace('2026-10-01\nprincipal', '13/10/2026\nprincipal')
    assert.deepEqual(faultsOf(await check({ 'contacts.csv': contacts })), [
      'contacts.csv 2 hours: fault.hours “Mon-Fri 1-3”',
      'contacts.csv 3 phone: fault.phone “216-555-0110 x22”',
      'contacts.csv 4 checked: fault.date “13/10/2026”',
    ])
  })

  it('keeps no uploaded file', async () => {
    const id = await check({ 'people.csv': morePeople })
    assert.deepEqual(readdirSync(join(folder(), 'imports', String(id))), ['rows.sqlite'])
  })

  it('keeps no rows of an import that came to nothing, nor for more than a week after one was applied', async () => {
    const isKept = (id: number) => existsSync(join(folder(), 'imports', String(id)))
    const canceled = await check({ 'people.csv': morePeople })
    await current().cancel(canceled)
    assert.ok(!isKept(canceled))
    const failed = await check({ 'people.csv': morePeople })
    database().$client.prepare("update imports set state = 'checking' where id = ?").run(failed)
    await open().close()
    assert.ok(!isKept(failed))
    const id = await check({ 'people.csv': morePeople })
    const waiting = await check({ 'people.csv': morePeople })
    const before = everything()
    await apply(id)
    const endedAt = (time: number) =>
      database().$client.prepare('update imports set at = ?, finished_at = ?').run(time, time)
    const now = Date.parse('2026-11-25T15:00:00Z')
    endedAt(now - 7 * 24 * 60 * 60_000)
    current().discardOld()
    assert.ok(isKept(id))
    endedAt(now - 7 * 24 * 60 * 60_000 - 1)
    current().discardOld()
    assert.deepEqual([isKept(id), isKept(waiting)], [false, true])
    assert.equal((await undo(id)).state, 'undone')
    assert.deepEqual(everything(), before)
  })

  describe('and exports', () => {
    function exported(): Record<string, string> {
      const records = createRecordStore(database().$client, ['en', 'es'])
      return Object.fromEntries(
        exportFiles(records).map((file) => [file.name, [...exportRecords(records, file)].join('')]),
      )
    }

    it('round trip: an import of an export changes nothing and exports the same', async () => {
      database().$client.exec(`update contacts set internal_note = '=HYPERLINK("x")' where office = 'transportation';
        update contacts set room = '''=1, "quoted" ' || char(10) || 'next line' where office = 'principal';
        insert into synonyms values ('en', '-minus', '["=sum"]')`)
      const files = exported()
      assert.match(files['contacts.csv']!, /"'=HYPERLINK\(""x""\)"/)
      const before = everything()
      const id = await check(files, { removes: true })
      assert.deepEqual(faultsOf(id), [])
      assert.ok(Object.keys(current().find(id)!.counts).every((key) => key.endsWith('.same')))
      await apply(id)
      assert.deepEqual(everything(), before)
      assert.deepEqual(exported(), files)
    })

    it('restore a whole district', async () => {
      const files = exported()
      const posts = files['posts.csv']!.split('\n')
      const id = await check({ 'posts.csv': posts.slice(0, 1).join('\n') }, { removes: true })
      await apply(id)
      assert.equal(get('select count(*) from posts'), 0)
      await apply(await check(files, { removes: true }))
      assert.equal(get('select count(*) from posts'), 7)
      assert.deepEqual(exported(), files)
    })
  })

  describe('from OneRoster', () => {
    const roster = {
      'manifest.csv':
        'propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.orgs,bulk\nfile.users,bulk\nfile.roles,bulk\n',
      'orgs.csv': `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
d1,,,Elm County Schools,district,,
s1,,,Oak Elementary,school,,d1
s2,,,Home School Program,school,,d1
`,
      'users.csv': `sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns
u1,,,true,ana,,Ana,Ruiz,,,ARUIZ@elm.example,,,,,,,,,,,s1,
u2,,,true,kai,,Kai,Ng,,,kng@elm.example,,,,,,,,,,,s1,
u3,,,true,kid,,Zora,Secretchild,,,kid@elm.example,,,u4,03,,,,,,,s1,
u4,,,true,mum,,Mona,Secretparent,,,mum@elm.example,,,u3,,,,,,,,s1,
u5,,,false,old,,Otto,Gone,,,og@elm.example,,,,,,,,,,,s1,
`,
      'roles.csv': `sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
r1,,,u1,primary,counselor,,,s1,
r2,,,u2,primary,principal,,,s1,
r3,,,u3,primary,student,,,s1,
r4,,,u4,primary,guardian,,,s1,
r5,,,u5,primary,teacher,,,s1,
`,
    }

    it('imports staff, and counts students and families without keeping a letter of them', async () => {
      const id = await check(roster, { format: 'oneroster' })
      assert.deepEqual(faultsOf(id), [])
      assert.deepEqual(current().find(id)!.counts, {
        ...{ 'ignored.families': 2, 'ignored.inactive': 1 },
        ...{ 'people.changed': 1, 'people.added': 1, 'posts.added': 1 },
      })
      const [remark] = current().eachFault(id, false)
      assert.equal(briefFault(remark!), 'orgs.csv 4 name: fault.rosterSchool(name: Home School Program)')
      await apply(id)
      assert.equal(get("select email from people where slug = 'ana-ruiz'"), 'ARUIZ@elm.example')
      assert.equal(get("select public from people where slug = 'kai-ng'"), 0)
      assert.equal(
        get("select count(*) from posts join people on people.id = person where slug = 'kai-ng'"),
        1,
      )
      assert.equal(get('select count(*) from one_roster_ids'), 3)
      database().$client.pragma('wal_checkpoint(TRUNCATE)')
      const { readFileSync } = await import('node:fs')
      for (const file of [databaseFile(folder()), join(folder(), 'imports', String(id), 'rows.sqlite')])
        assert.ok(!/Secret|kid@|mum@/.test(readFileSync(file, 'latin1')), file)
    })

    it('says whose duty has no office or no contact', async () => {
      const staff = ['u6,,,true,t1,,Tam,One', 'u7,,,true,t2,,Tess,Two', 'u8,,,true,t3,,Una,Three']
      const more = {
        ...roster,
        'users.csv': `${roster['users.csv']}${staff.map((row) => `${row},,,,,,,,,,,,,,,s1,\n`).join('')}`,
        'roles.csv': `${roster['roles.csv']}r6,,,u6,primary,teacher,,,s1,\nr7,,,u7,primary,teacher,,,s1,\nr8,,,u8,primary,counselor,,,s1,\n`,
      }
      database().$client.exec("delete from posts; delete from contacts where office = 'counselor'")
      const id = await check(more, { format: 'oneroster' })
      assert.deepEqual(faultsOf(id), [])
      assert.deepEqual([...current().eachFault(id, false)].map((each) => briefFault(each)).sort(), [
        'orgs.csv 4 name: fault.rosterSchool(name: Home School Program)',
        'users.csv: fault.rosterContacts(count: 1)',
        'users.csv: fault.rosterNoOffice(title: Teacher, count: 2)',
      ])
      await apply(id)
      assert.equal(
        get("select phone || ' ' || email || ' ' || hours from contacts where office = 'counselor'"),
        '+12165550110 oak@elm.example Mo-Fr 08:00-14:30',
      )
      assert.ok(String(get("select checked_on from contacts where office = 'counselor'")) < '2026-10-01')
      assert.equal(
        get("select count(*) from posts p join contacts c on c.id = p.contact where c.office = 'counselor'"),
        2,
      )
    })

    it('gives a duty once, whatever roles lead to it', async () => {
      const twice = { ...roster, 'roles.csv': `${roster['roles.csv']}r6,,,u2,secondary,principal,,,s1,\n` }
      const id = await check(twice, { format: 'oneroster' })
      assert.deepEqual(faultsOf(id), [])
      assert.deepEqual(planned(id, 'posts'), ['added kai-ng: principal @ oak'])
    })

    it('adds no contact of an office that another one answers for', async () => {
      database().$client.exec(
        `delete from posts; delete from contacts where office = 'counselor';
         update offices set answered_by = 'principal' where id = 'counselor'`,
      )
      const id = await check(roster, { format: 'oneroster' })
      assert.deepEqual([...current().eachFault(id, false)].map(briefFault).slice(1), [
        'users.csv: fault.rosterNoContact(title: Counselor, school: Oak Elementary, count: 1)',
      ])
      assert.equal(current().find(id)!.counts['contacts.added'], undefined)
    })

    it('keeps apart people who share a mailbox', async () => {
      const shared = {
        ...roster,
        'users.csv': roster['users.csv'].replace('Kai,Ng,,,kng@', 'Kai,Ng,,,aruiz@'),
      }
      const id = await check(shared, { format: 'oneroster' })
      assert.deepEqual(planned(id, 'people'), ['changed Ana Ruiz', 'added Kai Ng'])
      const alone = { ...roster, 'users.csv': roster['users.csv'].replace('Ana,Ruiz', 'Zoe,Bell') }
      const other = await check(alone, { format: 'oneroster' })
      assert.deepEqual(planned(other, 'people'), ['added Zoe Bell', 'added Kai Ng'], 'nobody is renamed')
      const half = { ...roster, 'users.csv': roster['users.csv'].replace('Ana,Ruiz', 'Ana,Bell') }
      assert.deepEqual(planned(await check(half, { format: 'oneroster' }), 'people'), [
        'changed Ana Bell',
        'added Kai Ng',
      ])
    })

    it('gives nobody’s record to whoever comes first of those who share a mailbox', async () => {
      const [head = '', , ...rest] = roster['users.csv'].split('\n')
      const row = (id: string, name: string) =>
        `${id},,,true,${id},,${name},,,ARUIZ@elm.example,,,,,,,,,,,s1,`
      const file = (...rows: string[]) => ({ ...roster, 'users.csv': [head, ...rows, ...rest].join('\n') })
      const roles = `${roster['roles.csv']}r6,,,u6,primary,counselor,,,s1,\nr7,,,u7,primary,student,,,s1,\n`
      const staff = { ...file(row('u6', 'Ana,Chen'), row('u1', 'Ana,Ruiz')), 'roles.csv': roles }
      const people = planned(await check(staff, { format: 'oneroster' }), 'people')
      assert.deepEqual(people, ['added Ana Chen', 'changed Ana Ruiz', 'added Kai Ng'])
      // A family shares no mailbox of staff: she married.
      const family = { ...file(row('u7', 'Ana,Ruiz'), row('u1', 'Ana,Bell')), 'roles.csv': roles }
      const married = planned(await check(family, { format: 'oneroster' }), 'people')
      assert.deepEqual(married, ['changed Ana Bell', 'added Kai Ng'])
    })

    it('recognizes its people again, and removes those who left, with their posts', async () => {
      await apply(await check(roster, { format: 'oneroster' }))
      const later = {
        ...roster,
        'users.csv': roster['users.csv'].replace('Ana,Ruiz', 'Ana,Ruiz-Bell').replace(/^u2.*\n/m, ''),
        'roles.csv': roster['roles.csv'].replace(/^r2.*\n/m, ''),
      }
      const kept = await check(later, { format: 'oneroster' })
      assert.deepEqual(planned(kept, 'people'), ['changed Ana Ruiz-Bell'])
      const id = await check(later, { format: 'oneroster', removes: true })
      assert.deepEqual(faultsOf(id), [])
      assert.deepEqual(planned(id, 'people'), ['changed Ana Ruiz-Bell', 'removed Kai Ng'])
      assert.deepEqual(planned(id, 'posts'), ['removed kai-ng: principal @ oak'])
      await apply(id)
      assert.equal(get("select count(*) from people where slug = 'kai-ng'"), 0)
      assert.equal(get('select count(*) from one_roster_ids'), 2)
      assert.equal(get('select count(*) from people'), 4, 'whoever OneRoster never named stays')
    })

    it('names what is missing', async () => {
      const { 'roles.csv': _roles, ...half } = roster
      const old = { ...half, 'manifest.csv': roster['manifest.csv'].replace('1.2', '1.0') }
      assert.match(
        faultsOf(await check(half, { format: 'oneroster' })).join(),
        /roles\.csv: fault\.rosterFile/,
      )
      assert.match(
        faultsOf(await check(old, { format: 'oneroster' })).join(),
        /fault\.rosterVersion\(version: 1\.0\)/,
      )
    })
  })
})

describe('Imports in threads of their own', () => {
  const { check, apply, undo, current, everything, faultsOf } = useImporter({ inThreads: true })
  const people = soundFiles['people.csv']!

  it('are checked, applied, and undone', async () => {
    const before = everything()
    const id = await check({ 'people.csv': people.replace('Hale', 'Hall') })
    assert.deepEqual(current().find(id)!.counts, { 'people.same': 3, 'people.changed': 1 })
    assert.equal((await apply(id)).state, 'applied')
    assert.notDeepEqual(everything(), before)
    assert.equal((await undo(id)).state, 'undone')
    assert.deepEqual(everything(), before)
  })

  it('name faults, and the reason why they cannot be applied', async () => {
    assert.deepEqual(faultsOf(await check({ 'people.csv': people.replace('aruiz@elm.example', 'aruiz') })), [
      'people.csv 2 email: fault.email “aruiz”',
    ])
    const first = await check({ 'people.csv': people.replace('Hale', 'Hall') })
    const second = await check({ 'people.csv': people.replace('Hale', 'Hill') })
    await apply(first)
    const { state, reasons } = await apply(second)
    assert.equal(state, 'ready')
    assert.deepEqual(reasons.map(briefWording), ['fault.changedSince(name: Cy Hill)'])
  })
})
