import assert from 'node:assert/strict'
import { briefFault } from '../support/app/brief-fault.js'
import { useImporter } from '../support/app/use-importer.js'
import { personnelExport, stateSchoolList } from '../support/samples/districts/personnel-export.js'
import { ruralDistrict, ruralPerson } from '../support/samples/districts/rural-district.js'
import { suburbanDistrict } from '../support/samples/districts/suburban-district.js'
import { openStandardFile } from '../support/samples/standard-database.js'

const cedarBend = {
  ...{ phone: '+16605550230', email: 'office@cedarbend.example' },
  ...{ city: 'Cedar Bend', state: 'MO', zip: '64620' },
}
const harlowHeights = {
  ...{ phone: '+18155552000', email: 'office@hh202.example' },
  ...{ city: 'Harlow Heights', state: 'IL', zip: '60491' },
}
const alderValley = {
  ...{ phone: '+19165554000', email: 'office@aldervalley.example' },
  ...{ city: 'Alder Valley', state: 'CA', zip: '95742' },
}

describe('A small rural district from an empty start', function () {
  this.timeout(180_000)
  const importer = useImporter({ openFile: (folder) => openStandardFile(folder, cedarBend) })
  const { receive, apply, faultsOf, get, database } = importer

  it('takes both sheets of its workbook at once, without a change by hand', async () => {
    const id = await receive({ 'Staff.xlsx': await ruralDistrict() })
    const words = await takeGuesses(importer, id)
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(open(words.title), ['Para'])
    assert.deepEqual(open(words.place), [])
    const remarks = remarksOf(importer, id)
    assert.ok(
      remarks.some((remark) => /notSchools\(names: District Office, Bus Barn, count: 2\)/.test(remark)),
    )
    assert.ok(remarks.some((remark) => /staffVacant\(count: 1\)/.test(remark)))
    const { counts } = importer.current().find(id)!
    assert.deepEqual([counts['schools.added'], counts['people.added']], [3, 39])
    await apply(id)
    const school = (slug: string) =>
      get(
        `select grades || ' ' || city || ' ' || state || ' ' || zip || ' ' || starts || ' ' || ends || ' ' || phone from schools where slug = '${slug}'`,
      )
    assert.equal(school('cedar-bend-elementary'), 'PK-5 Cedar Bend MO 64620 08:05 15:10 +16605550240')
    assert.equal(school('cedar-bend-high-school'), '9-12 Cedar Bend MO 64620 08:00 15:15 +16605550260')
    const number = (office: string, slug = '') =>
      get(
        `select c.phone || ' ' || coalesce(c.ext, '') from contacts c left join schools s on s.id = c.school where office = '${office}' and coalesce(s.slug, '') = '${slug}'`,
      )
    const own = (title: string) => {
      const { first, last } = ruralPerson(title)
      return get(
        `select phone || ' ' || coalesce(ext, '') from people where first_name = '${first}' and last_name = '${last}'`,
      )
    }
    for (const office of ['transportation', 'special-education', 'business-office'])
      assert.equal(number(office), '+16605550230 ', `${office}: the district’s, not its head’s`)
    assert.equal(own('Transportation Director'), '+16605550236 ', 'which staff have')
    assert.equal(own('Director of Special Services'), '+16605550230 3')
    assert.equal(number('teacher', 'cedar-bend-elementary'), '+16605550240 ', 'not one teacher’s room')
    assert.equal(number('attendance', 'cedar-bend-high-school'), '+16605550260 ')
    assert.equal(number('nurse', 'cedar-bend-high-school'), '+16605550260 ', 'the nurse of all buildings')
    const grades = ruralPerson('3rd grade')
    assert.equal(
      get(
        `select p.grades from posts p join people on people.id = p.person where last_name = '${grades.last}' and first_name = '${grades.first}'`,
      ),
      '3',
    )
    const first = database()
      .$client.prepare(
        `select last_name from posts p join people on people.id = p.person join contacts c on c.id = p.contact where c.office = 'transportation' order by p.position`,
      )
      .pluck()
      .all()
    assert.equal(first[0], ruralPerson('Transportation Director').last)
    assert.equal(get("select count(*) from people where email like '%17__%'"), 0)
  })
})

describe('A suburban district from an empty start', function () {
  this.timeout(180_000)
  const importer = useImporter({ openFile: (folder) => openStandardFile(folder, harlowHeights) })
  const { receive, check, apply, faultsOf, get } = importer

  it('takes its page of contacts, then its OneRoster export', async () => {
    const { roster, contacts } = suburbanDistrict()
    const id = await receive({ 'Contacts.xlsx': await contacts })
    const words = await takeGuesses(importer, id)
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(open(words.title), [])
    assert.equal(importer.current().find(id)!.counts['schools.added'], 8)
    assert.equal(importer.current().find(id)!.counts['contacts.added'], 26, '8 attendance lines')
    await apply(id)
    assert.equal(
      get(
        "select c.phone || ' ' || hours from contacts c join schools s on s.id = c.school where office = 'attendance' and slug = 'heron-lake-elementary-school'",
      ),
      '+18155552301 Mo-Fr 08:50-15:20',
    )
    assert.equal(
      get("select starts || ' ' || ends || ' ' || phone from schools where slug = 'ridgeline-middle-school'"),
      '08:00 14:50 +18155552700',
    )
    assert.equal(
      get("select hours from contacts where office = 'enrollment'"),
      'Mo-Th 08:00-18:00; Fr 08:00-16:00',
    )
    const second = await check(roster, { format: 'oneroster' })
    assert.deepEqual(faultsOf(second), [])
    const { counts } = importer.current().find(second)!
    assert.deepEqual([counts['people.added'], counts['ignored.families']], [441, 1200])
    assert.equal(counts['contacts.added'], 24, 'of teachers, counselors, and principals')
    assert.ok(counts['posts.added']! > 380)
  })
})

describe('A district with the export of its personnel system, from an empty start', function () {
  this.timeout(180_000)
  const importer = useImporter({ openFile: (folder) => openStandardFile(folder, alderValley) })
  const { receive, apply, faultsOf, get } = importer

  it('takes 1,900 rows and the state’s list of schools', async () => {
    const files = { 'pubschls.csv': stateSchoolList(), 'EXPORT.csv': personnelExport() }
    const id = await receive(files)
    const words = await takeGuesses(importer, id)
    assert.deepEqual(faultsOf(id), [])
    assert.deepEqual(open(words.title), [
      ...['PARAEDUCATOR I', 'FOOD SVC ASST II', 'PARAED SPEC HLTH CARE', 'BUS DRIVER SUB', 'NOON DUTY SUPV'],
    ])
    assert.deepEqual(open(words.place), [])
    assert.ok(remarksOf(importer, id).includes('EXPORT.csv: fault.staffGone(count: 147)'))
    const { counts } = importer.current().find(id)!
    assert.deepEqual(
      [counts['schools.added'], counts['people.added'], counts['contacts.added']],
      [18, 1699, 160],
    )
    assert.equal((await apply(id)).state, 'applied')
    assert.equal(get("select name from schools where slug = 'w-e-mitchum-middle'"), 'W. E. Mitchum Middle')
    const busOffice = "from contacts where office = 'transportation'"
    assert.equal(get(`select phone ${busOffice}`), '+19165554000', 'nobody’s own number')
    const again = await receive(files)
    await takeGuesses(importer, again)
    assert.deepEqual(importer.current().find(again)!.counts, { 'schools.same': 18, 'people.same': 1699 })
  })
})

type Importing = ReturnType<typeof useImporter>

/** Takes every guess, as an admin would who only chooses “Continue”. @returns the words that were asked */
async function takeGuesses({ current }: Importing, id: number) {
  const { mappings } = current()
  for (const [index, file] of current().waiting(id).entries())
    if (file.mapping?.target === 'schools')
      current().keepMapping(id, index, {
        ...file,
        mapping: { ...file.mapping, schoolDay: { start: '08:15', end: '14:45' } },
      })
  const words = await mappings.askedWords(current().waiting(id))
  for (const kind of ['title', 'place'] as const)
    mappings.rememberWords(kind, new Map(words[kind].map(({ word, meaning }) => [word, meaning])))
  current().proceed(id)
  await current().idle()
  return words
}

const open = (words: readonly { word: string; meaning: string }[]) =>
  words.filter(({ meaning }) => meaning === '').map(({ word }) => word)

const remarksOf = ({ current }: Importing, id: number) => [...current().eachFault(id, false)].map(briefFault)
