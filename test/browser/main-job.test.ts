import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { useService } from '../support/browser/use-service.js'

/** Monday, November 9, 2026, 10 AM in New York: a closed office’s number is not the main button. */
const schoolMorning = new Date('2026-11-09T15:00:00Z')

describe('The main job in a browser, scripts off', () => {
  const { newPage, open } = useService({}, { now: () => schoolMorning })
  let page: Page

  beforeEach(async () => {
    page = await newPage({ viewport: { width: 360, height: 640 }, javaScriptEnabled: false })
    await open(page, '/')
  })
  afterEach(() => page.close())

  /** The focused element: its tag, id, or text. */
  const focused = async () => {
    const element = page.locator(':focus')
    const tag = await element.evaluate((each) => each.tagName.toLowerCase())
    return `${tag} ${(await element.getAttribute('id')) ?? (await element.textContent())?.trim()}`
  }

  const inView = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    assert.ok(box, `${selector} is there`)
    return box.y >= 0 && box.y + box.height <= 640 && box.x >= 0 && box.x + box.width <= 360
  }

  /** The same family in both languages. */
  const families = {
    en: {
      home: '/',
      bus: 'The bus is late and my son is waiting',
      busOffice: 'Transportation',
      skip: 'Skip to main content',
      worry: 'my daughter is worried and sad',
      find: 'Find who to ask',
      counselor: 'Counselor',
      call: /^a Call \(216\) 555-0110, ext\.\s21$/,
      topic: 'A worry',
    },
    es: {
      home: '/es/',
      bus: 'El autobús llega tarde y mi hijo espera',
      busOffice: 'Transporte',
      skip: 'Ir al contenido principal',
      worry: 'otra vez el autobús no llegó',
      find: 'Ver a quién preguntar',
      counselor: 'Transporte',
      call: /^a Llamar al \(216\) 555-0112$/,
      topic: 'Una preocupación',
    },
  }

  for (const [lang, family] of Object.entries(families)) {
    it(`leads in two taps from a typed concern to a call, without scrolling: ${lang}`, async () => {
      await open(page, family.home)
      assert.ok(await inView('#concern'))
      assert.ok(await inView('button[type=submit]'))
      assert.ok(await inView('a.danger'), 'my child is in danger')
      for (let i = 0; i < 6; i++)
        assert.ok(await inView(`.topics li:nth-child(${i + 1}) a`), `topic ${i + 1}`)
      await page.fill('#concern', family.bus)
      await page.selectOption('#school', 'oak')
      await page.click('button[type=submit]')
      assert.match(new URL(page.url()).pathname, /^(\/es)?\/answers\/[0-9A-Z]{8}$/)
      assert.equal(await page.locator('h1').textContent(), family.busOffice)
      assert.equal(await page.locator('.contact a').first().getAttribute('href'), 'tel:+12165550112')
      assert.ok(await inView('.contact a.call'), 'the call button')
      assert.ok((await page.locator('.typed').textContent())?.includes(family.bus))
      await page.reload()
      assert.equal(await page.locator('h1').textContent(), family.busOffice)
    })

    it(`needs no mouse: skip link first, the box by Tab 5, Enter on the button sends: ${lang}`, async () => {
      await open(page, family.home)
      const stops: string[] = []
      for (let i = 0; i < 5 && stops.at(-1) !== 'textarea concern'; i++) {
        await page.keyboard.press('Tab')
        stops.push(await focused())
      }
      assert.equal(stops[0], `a ${family.skip}`)
      assert.equal(stops.at(-1), 'textarea concern', stops.join(', '))
      await page.keyboard.type(family.worry)
      await page.keyboard.press('Tab')
      assert.equal(await focused(), 'select school')
      await page.keyboard.type('Oak')
      await page.keyboard.press('Tab')
      assert.equal(await focused(), `button ${family.find}`)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/answers/*')
      assert.equal(await page.locator('h1').textContent(), family.counselor)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      assert.match(await focused(), family.call, 'after the skip link the call is first')
    })

    it(`leads from topics through the school to a contact, by links and one form: ${lang}`, async () => {
      await open(page, family.home)
      await page.click('footer summary')
      await page.click('footer a[href$="/topics"]')
      await page.locator('main summary').last().click()
      await page.click(`main >> text="${family.topic}"`)
      assert.equal(await page.locator('h1').textContent(), family.topic)
      await page.selectOption('main select[name=school]', 'oak')
      await page.click('main form button')
      assert.equal(await page.locator('main a.call').first().getAttribute('href'), 'tel:+12165550110;ext=21')
      await page.click('main .place a')
      assert.equal(await page.locator('h1').textContent(), 'Oak Elementary')
      await page.click('main a[href$="/schools/oak/counselor"]')
      assert.match(page.url(), /\/schools\/oak\/counselor$/)
      assert.equal(await page.locator('main a.call').first().getAttribute('href'), 'tel:+12165550110;ext=21')
      assert.ok(await inView('main a.call'))
    })
  }

  it('explains an error and keeps the text', async () => {
    await page.fill('#concern', 'q')
    await page.click('button[type=submit]')
    assert.match(await page.title(), /^Error: /)
    await page.click('.problems a')
    assert.equal(await page.inputValue('#concern'), 'q')
  })

  it('shows the crisis lines first when a child is in danger', async () => {
    await page.fill('#concern', 'my son wants to kill himself tonight')
    await page.click('button[type=submit]')
    assert.ok(await inView('.emergency a[href="tel:911"]'))
    await open(page, '/')
    await page.click('a.danger')
    assert.ok(await inView('a[href="tel:911"]'))
  })
})
