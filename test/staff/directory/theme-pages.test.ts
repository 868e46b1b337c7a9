import assert from 'node:assert/strict'
import request from 'supertest'
import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { cacheTheme, type ThemeSettings } from '../../../src/platform/theme/theme.js'
import { createAssets } from '../../../src/platform/web/assets.js'
import { readPage } from '../../support/app/page.js'
import { says, textOf } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const crest = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30z"/></svg>',
)
const plain: ThemeSettings = { themeColor: null, accentColor: null, logo: null }
const path = '/admin/directory/theme'

describe('The theme pages', () => {
  let app: TestApp
  let admin: StaffClient
  beforeEach(() => {
    // As in the running service, pages use the theme now in the database.
    let current = () => plain
    app = createTestApp({ assets: createAssets(undefined, { theme: cacheTheme(() => current()) }) })
    const directory = createDirectory(app.database)
    current = () => directory.current().district
    app.services.directory = directory.current
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
  })

  const staffPage = (html: string) => readPage(html, { staff: true })
  const show = async (at = path) => staffPage((await admin.get(at).expect(200)).text)
  const usual = { theme_color: '#15484a', accent_color: '#f3b34c' }
  /** Sends the form, with a file or without one. */
  const send = (given: Record<string, string>, content: Buffer | null = null, at = path) => {
    const sent = request(app.app).post(at).set('Cookie', admin.cookie).field('csrf', admin.csrf)
    for (const [name, value] of Object.entries({ ...usual, do: 'save', ...given })) sent.field(name, value)
    return content === null ? sent : sent.attach('logo', content, 'crest.svg')
  }
  const upload = (content: Buffer, given: Record<string, string> = {}) => send(given, content)
  const themeColor = async () =>
    readPage((await request(app.app).get('/')).text)('meta[name=theme-color]').attr('content')

  it('start with the colors families see', async () => {
    const $ = await show()
    assert.equal($('#theme_color').attr('type'), 'color')
    assert.equal($('#theme_color').val(), '#15484a')
    assert.equal($('.theme-picture').length, 2)
    assert.match($('main').text(), says('theme.noLogo'))
    const home = await show('/admin/directory')
    assert.equal(home(`.record-tiles a[href="${path}"]`).text(), 'Theme')
    assert.doesNotMatch(
      (await show('/admin/directory/district'))('main').text(),
      /theme_color|accent_color|logo/,
    )
  })

  it('change every page at once, with an entry in the history', async () => {
    await send({ theme_color: '#1B365D', accent_color: 'ffc72c', do: 'save' })
      .expect(303)
      .expect('location', `${path}?saved=yes`)
    assert.equal(await themeColor(), '#1b365d')
    const $ = await show(`${path}?saved=yes`)
    assert.match($('[role=status]').text(), /Saved/)
    assert.equal($('#accent_color').val(), '#ffc72c')
    const history = await show('/admin/directory/changes')
    assert.match(history('main').text(), /Ana Admin/)
    assert.match(history('main').text(), /#1b365d/)
    assert.match((await show('/admin/audit'))('tbody').text(), /Ana Admin|@cedarvalley/)
  })

  it('preview what families would see, and save nothing', async () => {
    const { text } = await send({
      theme_color: '#e0b0ff',
      accent_color: '#15484a',
      do: 'preview',
    })
    const $ = staffPage(text)
    assert.equal($('#theme_color').val(), '#e0b0ff', 'what was chosen stays chosen')
    assert.match($('#theme_color-weak').text(), /1\.7 to 1.*4\.5 to 1/)
    const used = /Families see (#[0-9a-f]{6})/.exec($('#theme_color-weak').text())?.[1]
    const sheets = $('link[rel=stylesheet]')
      .toArray()
      .map((each) => $(each).attr('href') ?? '')
    const { text: sheet } = await admin
      .get(sheets.find((href) => href.includes('picture.css')) ?? '')
      .expect('content-type', /css/)
      .expect(200)
    assert.ok(sheet.includes(`.theme-light .theme-call{background:${used}}`))
    assert.match($('main').text(), says('records.previewNote'))
    assert.equal(await themeColor(), '#15484a')
  })

  it('return to the default colors', async () => {
    await send({ theme_color: '#1b365d', accent_color: '#ffc72c', do: 'save' }).expect(303)
    const reset = staffPage((await send({ do: 'usual' }).expect(200)).text)
    assert.equal(reset('#theme_color').val(), '#15484a')
    assert.equal(await themeColor(), '#1b365d', 'nothing is saved yet')
    await send({ theme_color: '#15484a', accent_color: '#f3b34c', do: 'save' }).expect(303)
    assert.equal(await themeColor(), '#15484a')
    assert.equal((await show())('button[value=usual]').length, 0)
  })

  it('explain a bad color, and keep everything typed', async () => {
    const { text } = await send({ theme_color: 'teal', accent_color: '#ffc72c', do: 'save' }).expect(422)
    const $ = staffPage(text)
    assert.equal($('#theme_color').val(), 'teal')
    assert.equal($('#theme_color').attr('aria-invalid'), 'true')
    assert.match($('#theme_color-fault').text(), says('theme.typeColor'))
    assert.equal($('#accent_color').val(), '#ffc72c')
    assert.equal(await themeColor(), '#15484a')
  })

  it('accept a logo, show it on every page, and remove it', async () => {
    await upload(crest).expect(303)
    const logo = readPage((await request(app.app).get('/')).text)('.brand img')
    assert.equal(logo.attr('width'), '90')
    assert.equal((await show())('.theme-logo img').attr('alt'), textOf('theme.logoNow'))
    const history = await show('/admin/directory/changes')
    assert.match(history('main').text(), /a picture of 1 KB/)
    assert.doesNotMatch(history('main').text(), /base64/)
    const removed = staffPage((await send({ do: 'remove', theme_color: '#1b365d' }).expect(200)).text)
    assert.equal(removed('#theme_color').val(), '#1b365d', 'what was chosen stays chosen')
    assert.equal(await themeColor(), '#15484a')
    assert.equal((await show())('.theme-logo').length, 0)
  })

  it('keep a chosen logo until it is saved, whichever button is pressed', async () => {
    const keptOf = ($: ReturnType<typeof staffPage>) => ({
      'logo-was': String($('[name=logo-was]').val() ?? ''),
      'logo-file-was': String($('[name=logo-file-was]').val() ?? ''),
    })
    const refused = staffPage((await upload(crest, { theme_color: 'teal' }).expect(422)).text)
    assert.match(refused('#logo-kept').text(), /crest\.svg/)
    const previewed = staffPage((await send({ ...keptOf(refused), do: 'preview' }).expect(200)).text)
    const reset = staffPage((await send({ ...keptOf(previewed), do: 'usual' }).expect(200)).text)
    assert.deepEqual(keptOf(reset), keptOf(refused))
    assert.equal((await show())('.theme-logo').length, 0, 'nothing is saved yet')
    await send({ ...keptOf(reset), theme_color: '#1b365d' }).expect(303)
    assert.equal((await show())('.theme-logo img').attr('width'), '90')
    assert.equal(await themeColor(), '#1b365d')
  })

  it('keep the colors where the logo is refused, and the logo where somebody else saved', async () => {
    const opened = String((await show())('input[name=version-theme_color]').val())
    const bad = staffPage((await upload(Buffer.from('hi'), { theme_color: '#1b365d' }).expect(422)).text)
    assert.equal(bad('#theme_color').val(), '#1b365d')
    assert.equal(bad('[name=logo-was]').length, 0)
    await send({ theme_color: '#5d1b36' }).expect(303)
    const mine = { theme_color: '#365d1b', 'version-theme_color': opened }
    const clash = staffPage((await upload(crest, mine).expect(409)).text)
    assert.match(clash('#logo-kept').text(), /crest\.svg/)
  })

  it('take a form without files', async () => {
    await admin.post(path, { theme_color: '#1b365d', accent_color: '#ffc72c', do: 'save' }).expect(303)
    assert.equal(await themeColor(), '#1b365d')
  })

  it('take nothing but a picture for a kept logo', async () => {
    await send({ 'logo-was': 'data:text/html;base64,PGI+', 'logo-file-was': 'x' }).expect(303)
    assert.equal((await show())('.theme-logo').length, 0)
  })

  it('explain a bad picture in the reader’s language', async () => {
    const fault = async (content: Buffer) => {
      const $ = staffPage((await upload(content).expect(422)).text)
      return $('#logo-fault').text()
    }
    const two = await send({}, crest).attach('logo', crest, 'another.svg').expect(422)
    assert.match(staffPage(two.text)('#logo-fault').text(), says('theme.oneLogo'))
    assert.match(await fault(Buffer.from('hello')), says('theme.logoFault.kind'))
    assert.match(await fault(Buffer.alloc(11 * 1024 * 1024)), says('theme.logoFault.heavy'))
    assert.match(await fault(Buffer.from('GIF89a')), says('theme.logoFault.damaged'))
    const svg = (inside: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`)
    assert.match(await fault(svg('<script/>')), says('theme.logoFault.script'))
    const scripted = await fault(svg('<set attributeName="onclick"/>'))
    assert.match(scripted, says('theme.logoFault.part'))
    assert.match(scripted, /<set>/)
    assert.match(await fault(svg('<g>')), says('theme.logoFault.xml'))
    const { text } = await send({}, Buffer.from('hola'), `/es${path}`).expect(422)
    assert.match(text, says('theme.logoFault.kind', 'es'))
  })

  it('do not overwrite another person’s change', async () => {
    await send({ theme_color: '#1b365d', accent_color: '#f3b34c', do: 'save' }).expect(303)
    const version = String((await show())('input[name=version-theme_color]').val())
    await send({ theme_color: '#5d1b36', accent_color: '#f3b34c', do: 'save' }).expect(303)
    const { text } = await send({
      ...{ theme_color: '#365d1b', accent_color: '#f3b34c', do: 'save' },
      'version-theme_color': version,
    }).expect(409)
    assert.match(staffPage(text)('[role=alert]').text(), says('theme.changed'))
    assert.equal(staffPage(text)('#theme_color').val(), '#365d1b')
    assert.equal(await themeColor(), '#5d1b36')
  })

  it('do not overwrite a color set after the form was opened, and then save nothing', async () => {
    const form = await show()
    const seen = (fact: string) => String(form(`input[name=version-${fact}]`).val())
    await send({ theme_color: '#1b365d', accent_color: '#f3b34c', do: 'save' }).expect(303)
    await send({
      ...{ theme_color: '#5d1b36', accent_color: '#ffc72c', do: 'save' },
      'version-theme_color': seen('theme_color'),
      'version-accent_color': seen('accent_color'),
    }).expect(409)
    assert.equal(await themeColor(), '#1b365d')
    assert.equal((await show())('#accent_color').val(), '#f3b34c')
  })

  it('put only colors into a style sheet', async () => {
    const { text } = await admin.get(`${path}/picture.css?theme=red}body{display:none`).expect(200)
    assert.doesNotMatch(text, /display/)
  })

  it('are for admins only', async () => {
    await signIn(app, 'editor').get(path).expect(403)
  })
})
