import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { PullRules } from '../../src/content/imports/pull/pull-rule-store.js'
import type { Transfer } from '../../src/content/imports/transfer.js'
import { createRecords } from '../../src/content/records/records.js'
import { seedDatabase } from '../../src/content/seeds/seed-database.js'
import { readDirectory } from '../../src/directory/model/directory-snapshot.js'
import { type Database, databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { createTestTransfer } from '../support/app/test-transfer.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { pullInVain } from '../support/gallery/gallery-imports.js'
import { soundFiles, writeSeedFolder } from '../support/samples/seed-folder.js'
import { everyRule, violationsOf } from './looks/run-axe.js'

describe('An import in a browser', function () {
  // Each check runs in its own thread, which starts while the browser draws.
  this.timeout(180_000)
  let folder: string
  let database: Database
  let transfer: Transfer
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let cookie: string
  const saved: PullRules[] = []
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'import-'))
    database = await openDatabase(databaseFile(folder))
    const seeds = writeSeedFolder()
    seedDatabase(database, seeds.folder)
    seeds.remove()
    const now = () => new Date()
    transfer = createTestTransfer(database, now, folder)
    const records = createRecords(database, ['en', 'es'], now)
    const app = createTestApp({ transfer, records, now, directory: () => readDirectory(database) })
    cookie = signIn(app, 'admin', { name: 'Ana Admin' }).cookie
    pullInVain(app)
    Object.assign(transfer.pull!, { saveRules: (rules: PullRules) => void saved.push(rules) })
    site = await serve(app.app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    await transfer?.importer.close()
    database?.$client.close()
    rmSync(folder, { recursive: true })
  })

  const lastName = () =>
    database.$client.prepare("select last_name from people where slug = 'cy-hale'").pluck().get()
  const status = (page: Page) => textOf(page, 'main [role=status]')

  const textOf = async (page: Page, selector: string) =>
    ((await page.locator(selector).textContent()) ?? '').replace(/\s+/g, ' ')

  async function choose(page: Page, text: string): Promise<void> {
    const file = join(folder, 'people.csv')
    writeFileSync(file, text)
    await page.getByLabel('Files').setInputFiles(file)
    await press(page, 'Check the files')
  }

  /** The page refreshes itself until the work is done. */
  async function finished(page: Page): Promise<void> {
    await page.waitForURL(/\/admin\/imports\/\d+$/)
    await transfer.importer.idle()
    await page.locator('main [role=status]', { hasNotText: /^Being/ }).waitFor()
  }

  async function press(page: Page, name: string): Promise<void> {
    await page.getByRole('button', { name }).focus()
    // The page that answers, not the one being left.
    const answered = page.waitForEvent('domcontentloaded')
    await page.keyboard.press('Enter')
    await answered
    await finished(page)
  }

  async function open(javaScriptEnabled: boolean, path = '/admin/imports'): Promise<Page> {
    const context = await browser.newContext({
      javaScriptEnabled,
      bypassCSP: true,
      viewport: { width: 360, height: 640 },
    })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: site.base }])
    const page = await context.newPage()
    await page.goto(`${site.base}${path}`)
    return page
  }

  const wrong = soundFiles['people.csv']!.replace('Hale', 'Hall').replace('aruiz@elm.example', 'aruiz')
  const right = soundFiles['people.csv']!.replace('Hale', 'Hall')

  for (const [isScripted, how] of [
    [false, 'without a script'],
    [true, 'with scripts'],
  ] as const)
    it(`has its faults named, is fixed, applied, and undone: by keyboard, ${how}`, () =>
      correctAndUndo(isScripted))

  async function correctAndUndo(isScripted: boolean): Promise<void> {
    const page = await open(isScripted)
    await choose(page, wrong)
    assert.match(await status(page), /Has faults/)
    assert.equal(lastName(), 'Hale')
    assert.match(await textOf(page, 'tbody'), /people\.csv, line 2, email ?is not an email address/)
    await page.getByRole('link', { name: 'Import the corrected files' }).press('Enter')
    await page.waitForURL(/\/admin\/imports$/)
    await choose(page, right)
    assert.match(await status(page), /Ready to apply/)
    assert.match(await textOf(page, '.record-changes'), /Last name ?Before: Hale ?After: Hall/)
    assert.equal(lastName(), 'Hale')
    await press(page, 'Apply these changes')
    assert.match(await status(page), /Applied/)
    assert.equal(lastName(), 'Hall')
    await press(page, 'Undo this import')
    assert.match(await status(page), /Undone/)
    assert.equal(lastName(), 'Hale')
    await page.getByRole('link', { name: 'Import and export' }).last().press('Enter')
    await page.waitForURL(/\/admin\/imports$/)
    assert.match(await textOf(page, 'tbody tr:first-child'), /people\.csv ?Ana Admin · .*Undone/)
    await page.context().close()
  }

  it('from OneRoster says why the last pull failed, and takes its rules by keyboard', async () => {
    const page = await open(false, '/admin/imports/pull')
    assert.match(await textOf(page, 'main'), /The last pull, on .*, failed\. Nothing was changed\./)
    await page.getByLabel('Only when an admin presses Pull now').press(' ')
    const removed = page.getByLabel('Wait if more than this percent')
    await removed.fill('101')
    await removed.press('Enter')
    assert.match(await textOf(page, '.problems'), /Enter a whole number from 0 to 100\./)
    assert.equal(await removed.inputValue(), '101', 'as typed')
    assert.deepEqual(saved, [])
    await removed.fill('20')
    await removed.press('Enter')
    await page.locator('.saved').waitFor()
    assert.deepEqual(
      saved.map(({ isOn, maxRemovedPercent }) => [isOn, maxRemovedPercent]),
      [[false, 20]],
    )
    await page.context().close()
  })

  it('leads to forms that mark what must be filled in, in words and for screen readers', async () => {
    const page = await open(true, '/admin/directory/schools/new')
    const name = page.getByLabel('Name (required)', { exact: true })
    assert.equal(await name.evaluate((field: HTMLInputElement) => field.required), true)
    const room = page.locator('label', { hasNotText: '(required)' }).first()
    const free = page.locator(`#${await room.getAttribute('for')}`)
    assert.equal(await free.evaluate((field: HTMLInputElement) => field.required), false)
    await page.locator('main form .button.main').first().press('Enter')
    await page.locator('.problems a').first().press('Enter')
    assert.notEqual(await page.evaluate(() => document.activeElement?.id ?? ''), '')
    await page.context().close()
  })

  it('has no axe violations when faulty, ready, or applied', async () => {
    const page = await open(true)
    const faults: string[] = []
    for (const [text, state] of [
      [wrong, 'faulty'],
      [right, 'ready'],
    ] as const) {
      await page.goto(`${site.base}/admin/imports`)
      await choose(page, text)
      faults.push(...(await violationsOf(page, everyRule, state)))
    }
    await press(page, 'Apply these changes')
    faults.push(...(await violationsOf(page, everyRule, 'applied')))
    assert.deepEqual(faults, [])
    await page.context().close()
  })
})
