import assert from 'node:assert/strict'
import request from 'supertest'
import { says } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('A contact card', () => {
  const { app, services } = createTestApp()
  const directory = services.directory()
  const contact = directory.contacts.find(
    ({ office, school, ext }) => office === 'counselor' && school && ext,
  )!
  /** The card's logical lines, with folded lines joined. */
  const linesOf = async (path: string) => {
    const answer = await request(app).get(path).responseType('blob').expect(200)
    return String(answer.body).replaceAll('\r\n ', '').split('\r\n')
  }

  it('is a vCard that a phone opens directly, with its own file name', async () => {
    const { headers, body } = await request(app).get(`/contacts/${contact.id}.vcf`).responseType('blob')
    assert.equal(headers['content-type'], 'text/vcard; charset=utf-8')
    assert.equal(headers['content-disposition'], `inline; filename="counselor-${contact.school}.vcf"`)
    assert.equal(headers['x-robots-tag'], 'noindex')
    assert.match(String(body), /^BEGIN:VCARD\r\nVERSION:3\.0\r\n[\s\S]*\r\nEND:VCARD\r\n$/)
    for (const line of String(body).split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  })

  it('dials the extension after a pause, and states it', async () => {
    const lines = await linesOf(`/contacts/${contact.id}.vcf`)
    assert.ok(lines.includes(`TEL;TYPE=WORK,VOICE,PREF:${contact.phone}\\,${contact.ext}`), lines.join('\n'))
    assert.match(
      lines.find((line) => line.startsWith('NOTE'))!,
      new RegExp(`Ask for extension ${contact.ext}\\.`),
    )
    const plain = directory.contacts.find(({ ext }) => ext === null)!
    assert.ok(
      (await linesOf(`/contacts/${plain.id}.vcf`)).includes(`TEL;TYPE=WORK,VOICE,PREF:${plain.phone}`),
    )
  })

  it('is in the language of the page, in UTF-8, with commas escaped', async () => {
    const lines = await linesOf(`/es/contacts/${contact.id}.vcf`)
    const school = directory.school(contact.school)!
    assert.ok(
      lines.some((line) => line.startsWith('FN') && line.includes(`\\, ${school.name}`)),
      lines.join('\n'),
    )
    assert.match(lines.join('\n'), says('vcard.ext', 'es'))
    assert.ok(lines.some((line) => line.startsWith('ADR') && line.includes(school.zip)))
    assert.ok(lines.some((line) => /^URL;TYPE=WORK:http:.*\/es\/schools\//.test(line)))
    assert.doesNotMatch(lines.join('\n'), /undefined|null/)
  })

  it('leaves out the front office’s notes', async () => {
    const noted = directory.contacts.find(({ internalNote }) => internalNote)!
    const lines = await linesOf(`/contacts/${noted.id}.vcf`)
    assert.ok(!lines.join('\n').includes(noted.internalNote!.slice(0, 20)))
  })

  it('exists for the district, and for nobody who is not public', async () => {
    const lines = await linesOf('/contacts/district.vcf')
    assert.ok(lines.includes(`TEL;TYPE=WORK,VOICE,PREF:${directory.district.phone}`))
    for (const id of ['0', '99999', 'x', '1e3', '-1'])
      await request(app).get(`/contacts/${id}.vcf`).expect(404)
    await request(app).post(`/contacts/${contact.id}.vcf`).expect(405)
  })

  it('has the contact’s own street address', async () => {
    const { id } = directory.contactAt('transportation', null)!
    const address = (await linesOf(`/contacts/${id}.vcf`)).find((line) => line.startsWith('ADR'))
    assert.match(address ?? '', /:;;1800 Harmony Pike;Alder Creek;OH;44100;US$/)
  })

  it('counts as a shown address, so harvesting is limited', async () => {
    const { app } = createTestApp({ config: { ...services.config, rateLimitPerMinute: 60 } })
    for (let i = 0; i < 20; i++) await request(app).get(`/contacts/${contact.id}.vcf`).expect(200)
    await request(app).get('/contacts/district.vcf').expect(429)
  })
})
