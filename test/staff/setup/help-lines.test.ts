import assert from 'node:assert/strict'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { localLines } from '../../../src/staff/setup/local-lines.js'
import { formOf } from '../../support/app/form.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const path = '/admin/setup/help-lines'
const own = ['county-children', 'tip-line', 'counselor-on-call']

describe('The page of local help lines', () => {
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    app = createTestApp()
    app.services.directory = createDirectory(app.database).current
    admin = signIn(app, 'admin')
    // As after an empty start: the national lines alone.
    for (const line of own) app.database.$client.prepare('delete from crisis_lines where id = ?').run(line)
  })

  const show = async () => readPage((await admin.get(path).expect(200)).text, { staff: true })
  const line = (id: string) => app.services.directory().crisisLines.find((each) => each.id === id)

  it('asks for the lines of the place, which families get at once', async () => {
    const $ = await show()
    assert.match($('main ul').last().text(), /988/)
    assert.doesNotMatch($('main ul').last().text(), /Alder Creek/)
    const abuse = {
      'name-county-children': 'Elm County Children’s Services',
      'call-county-children': '440 555 7190',
    }
    await admin.post(path, { ...formOf($, path), ...abuse }).expect(303)
    const added = line('county-children')
    assert.equal(added?.call, '+14405557190')
    assert.deepEqual(added?.kinds, ['abuse-neglect', 'sexual-abuse', 'domestic-violence'])
    assert.match(added?.words.es?.text ?? '', /no está a salvo en su casa/)
    assert.equal(line('tip-line'), undefined, 'what is left out is not added')
    const again = await show()
    assert.equal(again('#call-county-children').val(), '(440) 555-7190')
    assert.equal($('fieldset a').length, 0)
    const remove = again('fieldset a').attr('href')
    assert.match(remove ?? '', /^\/admin\/directory\/crisis-lines\/\d+\/remove$/)
    await admin.get(remove!).expect(200)
    await admin.post(path, { ...formOf(again, path), 'sms-county-children': '440-555-7191' }).expect(303)
    assert.equal(line('county-children')?.sms, '+14405557191')
    assert.equal(app.database.$client.prepare('select count(*) from record_changes').pluck().get(), 2)
  })

  it('starts each line with its help text, from the words of pages', async () => {
    const $ = await show()
    const named = localLines.flatMap(({ id }) => [
      [`name-${id}`, `Line ${id}`],
      [`call-${id}`, '440 555 7190'],
    ])
    await admin.post(path, { ...formOf($, path), ...Object.fromEntries(named) }).expect(303)
    for (const { id, text, cells } of localLines) {
      for (const lang of ['en', 'es'] as const)
        assert.match(line(id)?.words[lang]?.text ?? '', says(text, lang), `${id} ${lang}`)
      assert.ok(!Object.keys(cells).some((header) => /^text_/.test(header)), 'no words in code')
    }
  })

  it('explains a wrong number, a line without one, and one without a name, and saves nothing', async () => {
    const form = formOf(await show(), path)
    const wrong = {
      ...{ 'name-county-children': 'Elm County', 'call-county-children': '12' },
      ...{ 'name-tip-line': 'Safer Ohio' },
      ...{ 'call-county-crisis': '440 555 7192' },
    }
    const { text } = await admin.post(path, { ...form, ...wrong }).expect(422)
    const $ = readPage(text, { staff: true })
    const said = $('.problems').text()
    assert.match(said, /Child abuse hotline.*is not a phone number/)
    assert.match(said, /Tip line for threats.*Number to call/)
    assert.match(said, /Local mental health crisis line: Fill in “Name”/)
    assert.equal($('#call-county-children').val(), '12')
    assert.equal(line('county-crisis'), undefined)
  })

  describe('opened before somebody else saved', () => {
    const numbers = { 'name-tip-line': 'Safer Ohio', 'call-tip-line': '440 555 7190' }
    const save = async (form: ReturnType<typeof formOf>, status: number) =>
      readPage((await admin.post(path, form).expect(status)).text, { staff: true })

    it('puts no old number back, and shows the new one', async () => {
      await admin.post(path, { ...formOf(await show(), path), ...numbers }).expect(303)
      const stale = formOf(await show(), path)
      await admin.post(path, { ...stale, 'call-tip-line': '440 555 7199' }).expect(303)
      const $ = await save(
        { ...stale, 'name-county-crisis': 'Elm Line', 'call-county-crisis': '440 555 7192' },
        409,
      )
      assert.equal($('[role=alert]').length, 1)
      assert.equal($('#call-tip-line').val(), '(440) 555-7199')
      assert.equal($('#call-county-crisis').val(), '440 555 7192')
      assert.equal(line('tip-line')?.call, '+14405557199')
      await admin.post(path, formOf($, path)).expect(303)
      assert.equal(line('tip-line')?.call, '+14405557199')
      assert.equal(line('county-crisis')?.call, '+14405557192')
    })

    it('clears no line that was added, and brings back none that was removed', async () => {
      const empty = formOf(await show(), path)
      await admin.post(path, { ...empty, ...numbers }).expect(303)
      await save(empty, 409)
      assert.equal(line('tip-line')?.call, '+14405557190')
      const full = formOf(await show(), path)
      app.database.$client.prepare("delete from crisis_lines where id = 'tip-line'").run()
      assert.equal((await save(full, 409))('#call-tip-line').val(), '')
      assert.equal(line('tip-line'), undefined)
    })
  })

  it('is for admins', async () => {
    await signIn(app, 'editor').get(path).expect(403)
    await signIn(app, 'editor').post(path, {}).expect(403)
  })
})
