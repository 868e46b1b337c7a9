import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { createDirectory } from '../../src/directory/model/directory-snapshot.js'
import { says, textOf } from '../support/app/says.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'
import { sampleNow } from '../support/samples/sample.js'

describe('Closing a school and merging a topic, in a browser', function () {
  this.timeout(120_000)
  let app: TestApp
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page

  before(async () => {
    app = createTestApp()
    app.services.directory = createDirectory(app.database, { now: () => sampleNow }).current
    site = await serve(app.app)
    browser = await startBrowser()
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const [name = '', value = ''] = signIn(app, 'admin').cookie.split('=')
    await context.addCookies([{ name, value, url: site.base }])
    page = await context.newPage()
    page.setDefaultTimeout(60_000)
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  it('closes a school with the one that takes over, and reopens it', async () => {
    await page.goto(`${site.base}/admin/directory/schools`)
    await page.getByRole('link', { name: 'Birchwood' }).first().click()
    const form = page.url()
    await page.fill('#closed_from', '2025-10-10')
    await page.selectOption('#successor', 'lincoln-elementary')
    await page.getByRole('button', { name: textOf('records.save') }).click()
    await page.waitForURL('**saved=yes')
    await page.getByRole('link', { name: textOf('records.publicPage') }).click()
    assert.match((await page.locator('h1').textContent()) ?? '', says('closure.title'))
    await page.locator('main a[href="/schools/lincoln-elementary"]').click()
    assert.match((await page.locator('h1').textContent()) ?? '', /Lincoln/)
    await page.goto(`${site.base}/schools`)
    assert.equal(await page.getByText('Birchwood').count(), 0)
    await page.goto(form)
    await page.fill('#closed_from', '')
    await page.selectOption('#successor', '')
    await page.getByRole('button', { name: textOf('records.save') }).click()
    await page.waitForURL('**saved=yes')
    await page.goto(`${site.base}/schools`)
    assert.ok((await page.getByText('Birchwood').count()) > 0)
  })

  it('merges a topic with another one, never by mistake', async () => {
    await page.goto(`${site.base}/admin/routing/topics/bus-late`)
    await page.getByRole('link', { name: textOf('topicEditor.remove') }).click()
    const retire = page.getByRole('button', { name: textOf('topicEditor.removal.button') })
    await retire.click()
    assert.match(
      (await page.locator('.problems').textContent()) ?? '',
      says('topicEditor.removal.problem.none'),
    )
    await page.selectOption('#successor', 'teacher-grades')
    await retire.click()
    await page.waitForURL('**/teacher-grades?saved=merged')
    await page.getByText(textOf('topicEditor.merged')).waitFor()
    await page.goto(`${site.base}/admin/routing/topics?q=bus+is+late`)
    assert.equal(await page.locator('a[href="/admin/routing/topics/bus-late"]').count(), 0)
  })
})
