import assert from 'node:assert/strict'
import { briefFault } from '../support/app/brief-fault.js'
import { useImporter } from '../support/app/use-importer.js'
import { openFullSampleFile } from '../support/samples/full-sample.js'
import {
  hrSheet,
  ruralWorkbook,
  suburbanOffices,
  suburbanRoster,
} from '../support/samples/messy-workbooks.js'

describe('Messy lists of real districts', function () {
  this.timeout(180_000)
  const { receive, check, current, apply, undo, faultsOf, get, database } = useImporter({
    openFile: openFullSampleFile,
  })

  /** Takes the guesses, with what an admin would change of them. */
  async function goOn(id: number, changes: Record<string, string> = {}): Promise<void> {
    const { mappings } = current()
    const words = await mappings.askedWords(current().waiting(id))
    for (const kind of ['title', 'place'] as const)
      mappings.rememberWords(
        kind,
        new Map(words[kind].map(({ word, meaning }) => [word, changes[word] ?? meaning])),
      )
    current().proceed(id)
    await current().idle()
  }

  function skip(id: number, index: number): void {
    const file = current().waiting(id)[index]!
    current().keepMapping(id, index, { ...file, mapping: { target: 'skip', columns: [] } })
  }

  it('a small rural district: schools first, then staff, with half of the offices', async () => {
    const workbook = await ruralWorkbook()
    const first = await receive({ 'Directory.xlsx': workbook })
    skip(first, 1)
    skip(first, 2)
    await goOn(first)
    assert.deepEqual(faultsOf(first), [])
    await apply(first)
    const schoolOf = (slug: string) =>
      get(`select grades || ' ' || zip || ' ' || phone from schools where slug = '${slug}'`)
    assert.equal(schoolOf('prairie-fork-middle-school'), '6-8 02139 +12165550152')
    assert.equal(schoolOf('prairie-fork-high-school'), '9-12 02139 +12165550153')
    database().$client.exec("delete from posts; delete from contacts where office in ('nurse', 'librarian')")
    const second = await receive({ 'Directory.xlsx': workbook })
    skip(second, 0)
    skip(second, 2)
    await goOn(second, { 'Bus Garage': 'district' })
    assert.deepEqual(faultsOf(second), [])
    const { counts } = current().find(second)!
    assert.deepEqual([counts['people.added'], counts['posts.added']], [8, 8])
    await apply(second)
    assert.equal(get("select last_name from people where slug = 'joy-de-la-pena'"), 'de la Peña')
    assert.equal(
      get(
        "select c.phone || coalesce(c.ext, '') from contacts c join schools s on s.id = c.school where office = 'counselor' and s.slug = 'prairie-fork-high-school'",
      ),
      '+12165550153',
      'the school’s number, without the extension of its counselor',
    )
    assert.equal((await undo(second)).state, 'undone')
    assert.equal((await undo(first)).state, 'undone')
  })

  it('a suburban one: OneRoster for staff, and its own sheet of numbers', async () => {
    const schools = ['Lincoln Elementary School', 'Harmony Middle School', 'Summit High School']
    const roster = await check(suburbanRoster(schools), { format: 'oneroster' })
    assert.deepEqual(faultsOf(roster), [])
    assert.deepEqual(current().find(roster)!.counts, {
      'ignored.families': 3,
      'people.added': 6,
      'posts.added': 6,
    })
    await apply(roster)
    const numbers = await receive({ 'Numbers.xlsx': await suburbanOffices() })
    await goOn(numbers)
    assert.deepEqual(faultsOf(numbers), [])
    assert.equal(current().find(numbers)!.counts['contacts.changed'], 4)
    await apply(numbers)
    const contactOf = (office: string) =>
      get(`select phone || ' ' || coalesce(ext, '') || ' ' || hours from contacts where office = '${office}'`)
    assert.equal(contactOf('transportation'), '+12165550161 12 Mo-Fr 05:30-17:30')
    assert.equal(
      contactOf('superintendent'),
      `+12165550164 ${get("select coalesce(ext, '') from contacts where office = 'superintendent'")} Mo-Tu,Th-Fr 08:00-16:30`,
    )
    assert.equal(contactOf('nutrition'), '+12165550162 4 Mo-Fr 07:00-15:00')
  })

  it('the 1,900 rows of a personnel system, in Windows-1252', async () => {
    const id = await receive({ 'HR export.csv': hrSheet() })
    const [file] = current().waiting(id)
    assert.deepEqual(file?.mapping?.columns, [
      'employee_id',
      'name_last_first',
      'place',
      'title',
      null,
      'phone',
      'email',
      null,
    ])
    await goOn(id)
    assert.deepEqual(faultsOf(id), [])
    const { counts } = current().find(id)!
    assert.equal(counts['people.added'], 1900)
    assert.ok(counts['posts.added']! > 1000)
    const remarks = [...current().eachFault(id, false)].map(briefFault)
    assert.ok(remarks.some((remark) => /staffNoOffice\(title: Paraprofessional/.test(remark)))
    assert.equal((await apply(id)).state, 'applied')
    assert.equal(get("select last_name from people where email = 'e1@hr.example'"), 'O’Brien')
    assert.equal(get("select last_name from people where email = 'e9@hr.example'"), 'García–López')
    const again = await receive({ 'HR export.csv': hrSheet() })
    await goOn(again)
    const second = current().find(again)!.counts
    assert.deepEqual(
      [second['people.same'], second['people.added'], second['posts.added']],
      [1900, undefined, undefined],
    )
    assert.equal((await undo(id)).state, 'undone')
    assert.equal(get("select count(*) from people where email like '%@hr.example'"), 0)
  })
})
