import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { createTestApp } from '../support/app/test-app.js'
import { serve, startBrowser } from '../support/browser/browser.js'

/** A node of the tree that Chromium gives to screen readers. */
interface Told {
  ignored: boolean
  role?: { value: string }
  name?: { value: string }
  properties?: { name: string; value: { value: unknown } }[]
}

describe('The folds of an answer, for screen readers', () => {
  let site: Awaited<ReturnType<typeof serve>>
  let browser: Browser
  let page: Page

  before(async () => {
    site = await serve(createTestApp().app)
    browser = await startBrowser()
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })
  afterEach(() => page.close())

  const open = async (width: number) => {
    page = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false })
    await page.goto(`${site.base}/answers/SCH00C1X`)
  }
  const seen = () =>
    page
      .locator('.folds .fold-body')
      .evaluateAll((bodies) =>
        bodies
          .filter((body) => body.checkVisibility({ contentVisibilityAuto: true }) && body.clientHeight > 0)
          .map((body) => body.closest('details')!.className.replace('fold ', '')),
      )
  const heading = (kind: string) => page.locator(`.fold.${kind} h2`).textContent() as Promise<string>
  const body = (kind: string) =>
    page.locator(`.fold.${kind} .fold-body :is(p, li)`).first().textContent() as Promise<string>

  /** Roles, names, and what is said of each fold: open or not. */
  const told = async () => {
    const client = await page.context().newCDPSession(page)
    const { nodes } = (await client.send('Accessibility.getFullAXTree')) as { nodes: Told[] }
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, properties = [] }) => ({
        role: role?.value,
        name: name?.value ?? '',
        expanded: properties.find((each) => each.name === 'expanded')?.value.value,
      }))
  }

  it('on a wide screen: what is shown is read under a heading, and nothing says that it is closed', async () => {
    await open(1280)
    const shown = await seen()
    assert.deepEqual(shown, ['expect', 'bring'])
    assert.ok(await page.locator('.fold.facts-fold .facts').isVisible())
    const nodes = await told()
    for (const kind of shown) {
      const name = await heading(kind)
      assert.deepEqual(
        nodes.filter((each) => each.name === name && each.expanded !== undefined),
        [],
      )
      assert.equal(nodes.filter((each) => each.role === 'heading' && each.name === name).length, 1)
      const text = await body(kind)
      assert.ok(
        nodes.some((each) => each.name === text),
        text,
      )
    }
  })

  it('on a phone: each is closed, says so, and keeps what is in it for later', async () => {
    await open(360)
    assert.deepEqual(await seen(), [])
    const nodes = await told()
    for (const kind of ['expect', 'bring', 'ladder']) {
      const name = await heading(kind)
      const folds = nodes.filter((each) => each.name === name && each.expanded !== undefined)
      assert.deepEqual(
        folds.map(({ expanded }) => expanded),
        [false],
      )
      assert.equal(nodes.filter((each) => each.role === 'heading' && each.name === name).length, 1)
      const text = await body(kind)
      assert.ok(!nodes.some((each) => each.name === text), text)
    }
  })
})
