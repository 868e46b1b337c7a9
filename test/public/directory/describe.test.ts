import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { paths } from '../../../src/paths/paths.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()
const { app } = createTestApp()
const hidden = directory.people.filter((person) => !person.public)

async function told(path: string): Promise<Record<string, unknown>[]> {
  const { text } = await request(app).get(path).expect(200)
  return JSON.parse(load(text)('script[type="application/ld+json"]').text())
}

describe('Structured data (schema.org) on a page', () => {
  it('describes a school with a way to reach each of its offices', async () => {
    const [school] = await told(paths.school('lincoln-elementary', 'en'))
    assert.deepEqual(school?.['@type'], ['EducationalOrganization', 'ElementarySchool'])
    const points = school?.contactPoint as Record<string, string>[]
    assert.equal(
      points.length,
      directory.contacts.filter((each) => each.school === 'lincoln-elementary').length,
    )
    for (const point of points) assert.equal(point['@type'], 'ContactPoint')
  })

  it('describes an office at a school, with its hours', async () => {
    const [school] = await told(paths.contact('nurse', 'lincoln-elementary', 'es'))
    const [point] = (school?.contactPoint ?? []) as Record<string, unknown>[]
    assert.equal(point?.contactType, directory.office('nurse')?.words.es?.name)
    assert.deepEqual(point?.hoursAvailable, ['Mo,Tu,We,Th,Fr 07:55-12:00', 'Mo,Tu,We,Th,Fr 12:30-14:50'])
  })

  it('describes a government office: the district’s with its hours, one in every school with each number', async () => {
    const [bus] = await told(paths.office('transportation', 'es'))
    assert.equal(bus?.['@type'], 'GovernmentOffice')
    assert.equal(bus?.telephone, directory.contactAt('transportation', null)?.phone)
    assert.deepEqual(bus?.openingHours, ['Mo,Tu,We,Th,Fr 05:30-17:30'])
    assert.equal(bus?.name, directory.office('transportation')?.words.es?.name)
    const [nurse] = await told(paths.office('nurse', 'en'))
    assert.equal(nurse?.telephone, undefined)
    const points = nurse?.contactPoint as Record<string, string>[]
    assert.deepEqual(
      points.map(({ areaServed }) => areaServed),
      directory.contacts.flatMap(({ office, school }) =>
        office === 'nurse' ? (directory.school(school)?.name ?? []) : [],
      ),
    )
  })

  it('describes a person with workplace and languages, without an email address', async () => {
    const [person] = await told(paths.person('joaquin-solis', 'en'))
    assert.equal(person?.['@type'], 'Person')
    assert.equal(person?.name, 'Mr. Joaquín Solís')
    assert.deepEqual(person?.knowsLanguage, ['en', 'es'])
    assert.deepEqual(person?.worksFor, [
      { '@type': 'EducationalOrganization', name: directory.district.name, url: directory.district.website },
    ])
    const [nurse] = await told(paths.person('soo-jin-cho', 'en'))
    const [school] = (nurse?.worksFor ?? []) as Record<string, string>[]
    assert.equal(school?.name, directory.school('lincoln-elementary')?.name)
  })

  it('names nobody who is not public, and no email address, on any page about a place or person', async () => {
    assert.ok(hidden.length > 0)
    const places = hidden.flatMap((person) =>
      directory.postsBy(person).flatMap((post) => directory.contact(post.contact) ?? []),
    )
    const pages = places.flatMap(({ office, school }) => [
      paths.office(office, 'en'),
      ...(school ? [paths.school(school, 'en'), paths.contact(office, school, 'es')] : []),
    ])
    const texts = await Promise.all(
      [...new Set([...pages, '/', paths.person('joaquin-solis', 'en')])].map(async (path) =>
        JSON.stringify(await told(path)),
      ),
    )
    const { text: map } = await request(app).get('/sitemap.xml').expect(200)
    for (const text of [...texts, map]) {
      for (const { slug, firstName, lastName } of hidden)
        assert.ok(!text.includes(slug) && !text.includes(`${firstName} ${lastName}`))
      assert.doesNotMatch(text, /[\w.]@\w/, 'no email address')
    }
  })
})
