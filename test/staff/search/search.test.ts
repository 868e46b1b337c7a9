import assert from 'node:assert/strict'
import { readStaffPage } from '../../support/app/page.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('The search of staff pages', function () {
  this.timeout(30_000)
  const made = createTestApp()
  const admin = signIn(made, 'admin', { name: 'Zoë Quartermain' })
  const desk = signIn(made, 'desk')
  const editor = signIn(made, 'editor', { offices: ['transportation'] })

  async function found(client: StaffClient, q: string, path = '/admin/search') {
    const { text } = await client.get(`${path}?${new URLSearchParams({ q })}`).expect(200)
    const $ = readStaffPage(text)
    return $('.found a')
      .toArray()
      .map((each) => ({ title: $(each).text(), href: $(each).attr('href') ?? '' }))
  }
  /** One address of each kind. */
  async function kindsOf(client: StaffClient, path: string): Promise<string[]> {
    const kinds = new Map<string, string>()
    for (const q of ['audit log', 'quartermain', 'rules', 'transportation', 'bus', 'lincoln', 'a', '988'])
      for (const { href } of await found(client, q, path)) kinds.set(href.replace(/[^/]+$/, ''), href)
    return [...kinds.values()]
  }
  const first = async (...asked: Parameters<typeof found>) => (await found(...asked))[0]

  it('finds pages by their title and by the words of their help', async () => {
    assert.equal((await first(admin, 'audit log'))?.href, '/admin/audit')
    assert.equal((await first(admin, 'publish'))?.href, '/admin/routing/publish')
    assert.equal((await first(admin, 'calendar'))?.href, '/admin/directory/calendar')
    assert.ok((await found(admin, 'spreadsheet')).some(({ href }) => href === '/admin/imports'))
    assert.equal((await first(admin, 'bitácora', '/es/admin/search'))?.href, undefined)
  })

  it('finds schools, offices, people, topics, accounts, and every other record', async () => {
    for (const [q, path] of [
      ['lincoln elementary', /^\/admin\/directory\/schools\/\d+$/],
      ['transportation', /^\/admin\/directory\/(offices|contacts)\/\d+$/],
      ['bus is late', /^\/admin\/routing\/topics\/bus-late$/],
      ['quartermain', /^\/admin\/accounts\/\d+$/],
      ['988', /^\/admin\/directory\/crisis-lines\/\d+$/],
      ['the dmv', /^\/admin\/directory\/outside-services\/\d+$/],
      ['thanksgiving', /^\/admin\/directory\/calendar\/\d+$/],
      ['report an absence online', /^\/admin\/directory\/links\/\d+$/],
    ] as const)
      assert.match((await first(admin, q))?.href ?? '', path, q)
    const { directory } = made.services
    const { firstName, lastName } = directory().people[0]!
    assert.match((await first(admin, `${firstName} ${lastName}`))?.href ?? '', /directory\/people\/\d+$/)
  })

  it('writes the day of a calendar record as people write it', async () => {
    for (const [path, day] of [
      ['/admin/search', /Calendar · November \d+, 20\d\d/],
      ['/es/admin/search', /Calendario · \d+ de noviembre de 20\d\d/],
    ] as const) {
      const { text } = await admin.get(`${path}?q=thanksgiving`).expect(200)
      assert.match(readStaffPage(text)('.found').first().text(), day)
    }
  })

  it('takes words without accents, in any case, and with one wrong letter', async () => {
    for (const q of ['zoe QUARTERMAIN', 'quartermein', 'quartrmain', 'uqartermain'])
      assert.equal((await first(admin, q))?.title, 'Zoë Quartermain', q)
    assert.equal((await first(admin, 'aduit'))?.href, '/admin/audit')
  })

  it('shows each role only what it may open', async () => {
    for (const [client, path] of [
      [editor, '/admin/search'],
      [desk, '/desk/search'],
    ] as const)
      for (const href of await kindsOf(client, path)) await client.get(href).expect(200)
    assert.ok(
      (await found(editor, 'transportation')).some(({ href }) => /admin\/directory\/contacts/.test(href)),
    )
    assert.ok((await found(desk, 'lincoln', '/desk/search')).some(({ href }) => href.startsWith('/schools/')))
    assert.ok(!(await found(desk, 'accounts', '/desk/search')).some(({ href }) => href.includes('admin')))
    await desk.get('/admin/search?q=bus').expect(403)
  })

  it('goes to the first result from the box of other pages', async () => {
    const page = readStaffPage((await admin.get('/admin/audit')).text)
    const box = page('.staff-find')
    assert.equal(box.attr('action'), '/admin/search')
    assert.equal(box.find('[name=first]').val(), 'yes')
    const { headers } = await admin.get('/admin/search?first=yes&q=quartermain').expect(303)
    assert.match(headers.location ?? '', /^\/admin\/accounts\/\d+$/)
    const none = readStaffPage((await admin.get('/admin/search?first=yes&q=xyzzyq').expect(200)).text)
    assert.match(none('main [role=status]').text(), /^Nothing has “xyzzyq” in it/)
  })

  it('answers long, empty, and odd text plainly', async () => {
    assert.equal(readStaffPage((await admin.get('/admin/search').expect(200)).text)('.found').length, 0)
    assert.equal(readStaffPage((await admin.get('/admin/search?q=+++').expect(200)).text)('.found').length, 0)
    const long = readStaffPage((await admin.get(`/admin/search?q=${'x'.repeat(3000)}`).expect(422)).text)
    assert.match(long('main [role=status]').text(), /^That is too long/)
    for (const q of ['<b>', '"', '%', '....', '\u0000', '🚌', '-- ; drop table people', '日本'])
      readStaffPage((await admin.get(`/admin/search?${new URLSearchParams({ q })}`).expect(200)).text)
    await admin.get('/admin/search?q=a&q=b').expect(200)
  })
})
