import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { Router } from 'express'
import request from 'supertest'
import { readConfig } from '../../src/config.js'
import { languagePrefix } from '../../src/paths/paths.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { createMetrics } from '../../src/platform/metrics/metrics.js'
import { metricsRoutes } from '../../src/platform/metrics/metrics-routes.js'
import { createNoDistrictApp, createStartingApp, readHelpParts } from '../../src/public/site/starting-app.js'
import { openSampleFile } from '../support/samples/sample-database.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

describe('A service that is starting', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'starting-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  const start = (seed = 'none') => createStartingApp(readConfig({ DATA_DIR: dataDir, SEED: seed }))

  it('shows the lines to call in every language, and says to try again', async () => {
    const app = start()
    const language = createLanguage()
    for (const code of language.offered) {
      const { text, headers } = await request(app)
        .get(`${languagePrefix(code)}/help-now`)
        .expect(503)
      const $ = load(text)
      assert.equal($('html').attr('lang'), code)
      assert.equal($('h1').text(), language.speech(code).t('errors.starting.title'))
      for (const number of ['911', '988']) assert.ok($(`main a[href="tel:${number}"]`).length > 0, number)
      assert.equal(headers['retry-after'], '10')
      assert.equal(headers['cache-control'], 'no-store')
      assert.doesNotMatch($('body').text(), /undefined|\[object/)
    }
    const spanish = await request(app).get('/').set('Accept-Language', 'es-MX').expect(503)
    assert.equal(load(spanish.text)('html').attr('lang'), 'es')
    const styles = load(spanish.text)('link[rel=stylesheet]').attr('href')!
    await request(app).get(styles).expect(200)
  })

  it('answers a question with the same lines, and programs with problem details', async () => {
    const app = start()
    const { text } = await request(app)
      .post('/ask')
      .type('form')
      .send({ concern: 'I cannot go on' })
      .expect(503)
    assert.ok(load(text)('main a[href="tel:988"]').length > 0)
    const { body, type } = await request(app).post('/api/v1/ask').send({ concern: 'x' }).expect(503)
    assert.equal(type, 'application/problem+json')
    assert.equal(body.lines[0].call, '911')
    const { body: ready } = await request(app).get('/readyz').expect(503)
    assert.equal(ready.status, 'not ready')
    assert.equal(ready.parts.danger, 'starting')
    await request(app).get('/healthz').expect(200)
  })

  it('shows its metrics to Prometheus alone, where it is not ready yet', async () => {
    const config = readConfig({ DATA_DIR: dataDir, SEED: 'none', METRICS_TOKEN: 'a-token-of-this-test' })
    const app = createStartingApp(config, readHelpParts(), createMetrics())
    const { text } = await request(app).get('/metrics').expect(200)
    assert.match(text, /^whotoask_ready 0$/m)
    const remote = () => request(app).get('/metrics').set('Host', 'elm.example')
    await remote().set('Authorization', 'Bearer a-token-of-this-test').expect(200)
    await remote().set('Authorization', 'Bearer another').expect(401)
    await remote().expect(404)
  })

  it('shows nothing of the program where it refuses a request', async () => {
    const routes = metricsRoutes(createMetrics(), null)
    const ofNobody = createNoDistrictApp(readConfig({ DATA_DIR: dataDir }), readHelpParts(), routes)
    const { text } = await request(ofNobody).get('/metrics').set('Host', 'nobody.example').expect(404)
    assert.equal(text, 'Not Found')
    const posted = await request(start()).post('/healthz').expect(405)
    assert.equal(posted.text, 'Method Not Allowed')
    assert.equal(posted.headers.allow, 'GET, HEAD')
    // A path that is no text.
    const { text: page } = await request(start()).get('/assets/%ff').expect(503)
    assert.match(page, /tel:911/)
  })

  it('knows the numbers of the folder that it will load', async () => {
    const seeds = writeSeedFolder({
      ...smallDistrict,
      'crisis-lines.csv':
        'id,kinds,level,call,sms,sms_text,languages,hours,position,name_en,text_en\nelm-tips,weapon-violence,now,+14405557190,,,en,,5,Elm Tip Line,Call about a threat.\n',
    })
    const { text } = await request(start(seeds.folder)).get('/').expect(503)
    seeds.remove()
    const $ = load(text)
    assert.ok($('main a[href="tel:+14405557190"]').length > 0, text)
    assert.ok($('main a[href="tel:911"]').length > 0)
    assert.ok($('header a[href^="tel:+1"]').length > 0, 'the main number')
  })

  it('knows the numbers of an earlier run', async () => {
    const database = await openSampleFile(dataDir)
    database.$client.exec("update district set value = '+14405557100' where setting = 'phone'")
    database.$client.close()
    const { text } = await request(start()).get('/').expect(503)
    assert.ok(load(text)('header a[href="tel:+14405557100"]').length > 0)
  })
})

describe('The page of a host name that nobody has', () => {
  const config = readConfig({ SEED: 'none' })
  const app = createNoDistrictApp(config, readHelpParts(), Router())

  it('leads to nothing that is not there, and names no district', async () => {
    for (const path of ['/', '/topics', '/es/help-now', '/sign-in']) {
      const { text } = await request(app).get(path).expect(404)
      const $ = load(text)
      const addresses = $('[href], [src], [action]')
        .map((_, each) => $(each).attr('href') ?? $(each).attr('src') ?? $(each).attr('action'))
        .get()
      assert.ok(addresses.includes('tel:988') && addresses.includes('tel:911'))
      // The same page in another language is there.
      const others = addresses.filter((address) => !/^(tel:|sms:|#|\/([\w-]+\/)?\?language=)/.test(address))
      assert.ok(others.length > 0)
      for (const address of others) await request(app).get(address).expect(200)
    }
  })
})
