import assert from 'node:assert/strict'
import { useEmptyService } from '../support/browser/empty-service.js'
import { setupSteps } from '../support/browser/setup-steps.js'
import { personnelExport, stateSchoolList } from '../support/samples/districts/personnel-export.js'
import { ruralDistrict, ruralPerson } from '../support/samples/districts/rural-district.js'
import { suburbanDistrict } from '../support/samples/districts/suburban-district.js'

/** Monday, November 9, 2026, 10 AM in Missouri and Illinois. */
const schoolMorning = new Date('2026-11-09T16:00:00Z')

const cedarBend = {
  ...{ name: 'Cedar Bend R-III School District', short_name: 'Cedar Bend', phone: '660-555-0230' },
  ...{ phone_hours: 'M-F 8-4:30', email: 'office@cedarbend.example', website: 'cedarbend.example' },
  ...{ address: '101 Court Sq', city: 'Cedar Bend', state: 'mo', zip: '64620' },
}

describe('A small rural district in a browser, from its workbook to an answer', function () {
  this.timeout(400_000)
  const empty = useEmptyService(schoolMorning)
  const { service, newPage } = empty
  const { signUp, enterFacts, importFiles, nameStandIns, ask } = setupSteps(empty)

  it('takes a few dozen clicks and fields', async () => {
    const page = await newPage()
    page.setDefaultTimeout(120_000)
    await signUp(page, { name: 'Jamie Becker', email: 'jbecker@cedarbend.example' })
    await enterFacts(page, cedarBend, 'America/Chicago')
    const sheets = [{ name: 'Buildings' }, { name: 'Staff 26-27' }]
    await importFiles(page, { 'Staff.xlsx': await ruralDistrict() }, sheets)
    await nameStandIns(page)
    const bus = await ask(page, 'the bus did not come this morning')
    assert.match(bus, /\(660\) 555-0230/)
    assert.doesNotMatch(bus, /\(216\)|555-0236/, 'neither the sample’s number nor the director’s own')
    const head = ruralPerson('Transportation Director')
    const { people } = service().services.directory()
    assert.ok(people.some(({ lastName }) => lastName === head.last))
    const lunch = await ask(page, 'what is for lunch in the cafeteria')
    assert.match(lunch, /\(660\) 555-0230/)
    assert.doesNotMatch(lunch, /555-0241/)
    await page.close()
  })
})

const harlowHeights = {
  ...{ name: 'Harlow Heights CUSD 202', short_name: 'Harlow Heights', phone: '815-555-2000' },
  ...{ phone_hours: 'M-F 8-4:30', email: 'office@hh202.example', website: 'www.hh202.example' },
  ...{ address: '500 W Harlow Ave', city: 'Harlow Heights', state: 'Illinois', zip: '60491' },
}

describe('A suburban district in a browser, from its web page and OneRoster to an answer', function () {
  this.timeout(400_000)
  const empty = useEmptyService(schoolMorning)
  const { service, newPage } = empty
  const { signUp, enterFacts, importFiles, importCalendar, nameStandIns, ask } = setupSteps(empty)

  it('takes a few dozen clicks and fields', async () => {
    const { contacts, roster, calendar } = suburbanDistrict()
    const page = await newPage()
    page.setDefaultTimeout(120_000)
    await signUp(page, { name: 'Sam Osei', email: 'sosei@hh202.example' })
    await enterFacts(page, harlowHeights, 'America/Chicago')
    const sheets = [{ name: 'Schools' }, { name: 'Departments' }]
    await importFiles(page, { 'Contacts.xlsx': await contacts }, sheets)
    await importFiles(page, roster)
    await importCalendar(page, calendar)
    await nameStandIns(page)
    assert.equal(service().services.directory().people.length, 441)
    assert.match(await ask(page, 'the bus did not come this morning'), /\(815\) 555-2010/)
    await page.close()
  })
})

const alderValley = {
  ...{ name: 'Alder Valley Unified School District', short_name: 'Alder Valley', phone: '916-555-4000' },
  ...{ phone_hours: 'M-F 8-4:30', email: 'office@aldervalley.example', website: 'aldervalley.example' },
  ...{ address: '1 Mine Shaft Way', city: 'Alder Valley', state: 'CA', zip: '95742' },
}

describe('A district with the export of its personnel system in a browser, from its files to an answer', function () {
  this.timeout(400_000)
  const empty = useEmptyService(schoolMorning)
  const { signUp, enterFacts, importFiles, nameStandIns, ask } = setupSteps(empty)

  it('takes a few dozen clicks and fields', async () => {
    const page = await empty.newPage()
    page.setDefaultTimeout(120_000)
    await signUp(page, { name: 'Pat Lindqvist', email: 'plindqvist@aldervalley.example' })
    await enterFacts(page, alderValley, 'America/Los_Angeles')
    const files = { 'pubschls.csv': stateSchoolList(), 'EXPORT.csv': personnelExport() }
    // The state's list does not say when school starts.
    const schools = { name: 'pubschls', fields: { day_start: '08:15', day_end: '14:45' } }
    await importFiles(page, files, [schools, { name: 'EXPORT' }])
    await nameStandIns(page)
    assert.match(await ask(page, 'the bus did not come this morning'), /\(916\) 555-4000/)
    await page.close()
  })
})
