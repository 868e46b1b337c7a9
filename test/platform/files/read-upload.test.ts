import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import express, { type ErrorRequestHandler } from 'express'
import request from 'supertest'
import { readUpload, uploadedFiles } from '../../../src/platform/files/read-upload.js'
import { until } from '../../support/processes/real-meilisearch.js'

describe('An upload', () => {
  const folder = mkdtempSync(join(tmpdir(), 'upload-'))
  after(() => rmSync(folder, { recursive: true }))
  const app = express()
  app.post('/', readUpload(folder), (_req, res) => {
    const files = uploadedFiles(res)
    res.json(files.map(({ name, path }) => ({ name, path, text: readFileSync(path, 'utf8') })))
  })
  const fail: ErrorRequestHandler = (error, _req, res, _next) => void res.sendStatus(error.status)
  app.use(fail)
  const isEmpty = () => readdirSync(folder).length === 0

  it('is stored under a name of the service, and gone after the answer', async () => {
    const names = ['../../evil.csv', '/etc/passwd', 'C:\\evil.csv', 'a\u0000b.csv']
    for (const name of names) {
      const { body } = await request(app).post('/').attach('files', Buffer.from('x'), name).expect(200)
      assert.equal(body[0].text, 'x')
      assert.match(body[0].path, /\/[0-9a-f-]{36}\/0$/)
      assert.equal(dirname(dirname(body[0].path)), folder)
    }
    await until('the files are gone', isEmpty)
  })

  it('is refused over 100 MB a file, and over 100 files', async function () {
    this.timeout(60_000)
    const large = Buffer.alloc(100 * 1024 * 1024 + 1)
    await request(app).post('/').attach('files', large, 'large.csv').expect(413)
    const many = request(app).post('/')
    for (let i = 0; i <= 100; i++) many.attach('files', Buffer.from('x'), `${i}.csv`)
    await many.expect(413)
    await until('the files are gone', isEmpty)
  })
})
