import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Transfer } from '../../src/content/imports/transfer.js'
import { createRecords } from '../../src/content/records/records.js'
import { readDirectory } from '../../src/directory/model/directory-snapshot.js'
import type { Database } from '../../src/platform/database/open-database.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { createTestTransfer } from '../support/app/test-transfer.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { openSampleFile } from '../support/samples/sample-database.js'
import { writeWorkbook } from '../support/samples/write-workbook.js'
import { everyRule, violationsOf } from './looks/run-axe.js'

const staff = [
  ['Elm County staff 2026', null, null, null],
  ['Last, First', 'Bldg', 'Job Title', 'Email Address'],
  ['Young, Kim', 'Oak ES', 'Principal', 'kyoung@elm.example'],
  ['Stone, Pat', 'Pine HS', 'Bell Ringer', 'pstone@elm.example'],
]

describe('A staff list with headers of its own, in a browser', function () {
  this.timeout(180_000)
  let folder: string
  let database: Database
  let transfer: Transfer
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let cookie: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mapping-'))
    database = await openSampleFile(folder)
    const now = () => new Date()
    transfer = createTestTransfer(database, now, folder, { isHere: true })
    const records = createRecords(database, ['en', 'es'], now)
    const app = createTestApp({ transfer, records, now, directory: () => readDirectory(database) })
    cookie = signIn(app, 'admin', { name: 'Ana Admin' }).cookie
    site = await serve(app.app)
    browser = await startBrowser()
  })
  afterEach(async () => {
    await browser?.close()
    await site?.close()
    await transfer?.importer.close()
    database?.$client.close()
    rmSync(folder, { recursive: true })
  })

  async function open(javaScriptEnabled: boolean): Promise<Page> {
    const viewport = { width: 360, height: 640 }
    const context = await browser.newContext({ javaScriptEnabled, bypassCSP: true, viewport })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: site.base }])
    const page = await context.newPage()
    await page.goto(`${site.base}/admin/imports`)
    const file = {
      name: 'HR.xlsx',
      mimeType: 'application/octet-stream',
      buffer: await writeWorkbook({ Staff: staff }),
    }
    await page.getByLabel('Files').setInputFiles(file)
    return page
  }

  async function press(page: Page, name: string): Promise<void> {
    await page.getByRole('button', { name, exact: true }).focus()
    const answered = page.waitForEvent('domcontentloaded')
    await page.keyboard.press('Enter')
    await answered
    await transfer.importer.idle()
  }

  for (const [isScripted, how] of [
    [false, 'without a script'],
    [true, 'with scripts'],
  ] as const)
    it(`is matched, mended, checked, and applied: by keyboard, ${how}`, async () => {
      const page = await open(isScripted)
      await press(page, 'Check the files')
      await page.waitForURL(/\/columns/)
      assert.equal(await page.getByLabel('Email Address').inputValue(), 'email')
      await page.getByLabel('Email Address').selectOption('phone')
      await press(page, 'Show the rows')
      assert.match(
        (await page.locator('table').last().textContent()) ?? '',
        /Kim \| Young.*Phone|Phone.*Kim \| Young/s,
      )
      await page.getByLabel('Email Address').selectOption('email')
      await press(page, 'Continue')
      await page.waitForURL(/\/words/)
      assert.equal(await page.getByLabel('Oak ES').inputValue(), 'oak')
      await page.getByLabel('Bell Ringer').selectOption({ label: 'Counselor' })
      await press(page, 'Check the files')
      await page.waitForURL(/\/admin\/imports\/\d+$/)
      await page.reload()
      await press(page, 'Apply these changes')
      await page.reload()
      assert.match((await page.locator('main [role=status]').textContent()) ?? '', /Applied/)
      const duty = database.$client
        .prepare(
          "select c.office from posts p join people on people.id = p.person join contacts c on c.id = p.contact where slug = 'pat-stone'",
        )
        .pluck()
      assert.equal(duty.get(), 'counselor')
      await page.context().close()
    })

  it('keeps its choices after Reload and Back, which send nothing', async () => {
    const page = await open(true)
    await press(page, 'Check the files')
    const title = page.getByLabel('Job Title')
    await title.selectOption('email')
    await press(page, 'Continue')
    await page.waitForSelector('.problems')
    let sent = 0
    page.on('request', (request) => {
      if (request.method() === 'POST') sent += 1
    })
    await page.reload()
    assert.deepEqual([await title.inputValue(), sent], ['email', 0])
    await title.selectOption('room')
    await press(page, 'Continue')
    await page.waitForURL(/\/words/)
    await page.goBack()
    await page.waitForURL(/\/columns/)
    assert.deepEqual([await title.inputValue(), sent], ['room', 1])
    await page.context().close()
  })

  it('has no axe violations, and no page that scrolls sideways', async () => {
    const page = await open(true)
    await press(page, 'Check the files')
    const faults: string[] = []
    const look = async (state: string) => {
      faults.push(...(await violationsOf(page, everyRule, state)))
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
        faults.push(`${state} is too wide`)
    }
    await look('columns')
    await page.getByLabel('Bldg').selectOption('email')
    await press(page, 'Continue')
    await look('columns with a problem')
    await page.getByLabel('Bldg').selectOption('place')
    await press(page, 'Continue')
    await look('words')
    assert.deepEqual(faults, [])
    await page.context().close()
  })
})
