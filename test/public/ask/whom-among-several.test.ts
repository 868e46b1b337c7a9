import assert from 'node:assert/strict'
import request from 'supertest'
import type { PickedChild } from '../../../src/answering/find-answer.js'
import { resolveContact } from '../../../src/directory/contacts/resolve-contact.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { galleryAnswers } from '../../support/gallery/gallery.js'
import { sampleNow } from '../../support/samples/sample.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()

describe('A person who is chosen by grade', () => {
  const at = (office: string, school: string, grade: string | null, language = 'en') =>
    resolveContact(directory, { office, school, grade, language, lastName: null, moment: sampleNow })!

  it('is named once the grade is known; until then the grades are there to choose from', () => {
    const unknown = at('counselor', 'lincoln-elementary', null)
    assert.deepEqual([unknown.person, unknown.grades], [null, ['K-2', '3-5']])
    const named = ['K', '4'].map((grade) => at('counselor', 'lincoln-elementary', grade))
    assert.deepEqual(
      named.map(({ person, grades }) => [person?.name, grades]),
      [
        ['Luz Alvarez', undefined],
        ['Meera Acharya', undefined],
      ],
    )
  })

  it('is not asked about where a grade changes nothing', () => {
    assert.equal(at('counselor', 'birchwood-elementary', null).grades, undefined, 'one for all grades')
    assert.equal(at('counselor', 'lincoln-elementary', null, 'es').grades, undefined, 'named by language')
    assert.equal(at('nurse', 'lincoln-elementary', null).grades, undefined)
  })

  it('is one tap away on the answer', async () => {
    const asked: unknown[] = []
    const { app } = createTestApp({
      findAnswer: async (code, _lang, _school, child?: PickedChild) => {
        asked.push(child?.grade)
        return galleryAnswers[code] ?? null
      },
    })
    const $ = readPage((await request(app).get('/answers/GRADES01').expect(200)).text)
    assert.match($('.shares').text(), says('answer.grade'))
    const links = $('.shares a').map((_, each) => [$(each).text(), $(each).attr('href')])
    const address = '/answers/GRADES01?school=lincoln&office=counselor&grade='
    assert.deepEqual(links.get(), ['K–2', `${address}K`, '3–5', `${address}3`])
    for (const grade of ['3', 'PK', '99x', '', 'K&grade=1', '__proto__'])
      await request(app).get(`${address}${grade}`).expect(200)
    assert.deepEqual(asked, [null, '3', 'PK', null, null, null, null])
    const without = readPage((await request(app).get('/answers/K7M2Q9XD').expect(200)).text)
    assert.equal(without('.shares').length, 0)
  })
})

describe('A person who is chosen by last name', () => {
  const at = (office: string, school: string | null, lastName: string | null, language = 'en') =>
    resolveContact(directory, { office, school, grade: null, language, lastName, moment: sampleNow })!

  it('is named once a letter is known; until then the letters are there to choose from', () => {
    const unknown = at('counselor', 'riverbend-high', null)
    assert.deepEqual([unknown.person, unknown.lastNames], [null, ['A-H', 'I-Q', 'R-Z']])
    const found = ['G', 'I', 'Zayed', 'Иванова'].map((name) => at('counselor', 'riverbend-high', name))
    assert.deepEqual(
      found.map(({ person, lastNames }) => [person?.name, lastNames]),
      ['Elena Lozano', 'Maricel Tolentino', 'Vivian Clemson', 'Maricel Tolentino'].map((name) => [
        name,
        undefined,
      ]),
    )
    assert.deepEqual(at('records', null, null).lastNames, ['A-L', 'M-Z'], 'a district office')
  })

  it('is asked about where the written name gives no sure letter', () => {
    for (const name of ['王', 'Яковлева']) {
      const { person, lastNames } = at('counselor', 'riverbend-high', name)
      assert.deepEqual([person, lastNames], [null, ['A-H', 'I-Q', 'R-Z']], name)
    }
  })

  it('is not asked about where a letter changes nothing', () => {
    assert.equal(at('nurse', 'riverbend-high', null).lastNames, undefined)
    assert.equal(at('counselor', 'lincoln-elementary', null).lastNames, undefined, 'by grade')
  })

  it('is one tap away on the answer', async () => {
    const asked: unknown[] = []
    const { app } = createTestApp({
      findAnswer: async (code, _lang, _school, child?: PickedChild) => {
        asked.push(child?.lastInitial)
        return galleryAnswers[code] ?? null
      },
    })
    const $ = readPage((await request(app).get('/answers/BYNAME01').expect(200)).text)
    assert.match($('.shares').text(), says('answer.lastName'))
    const links = $('.shares a').map((_, each) => [$(each).text(), $(each).attr('href')])
    const address = '/answers/BYNAME01?school=lincoln&office=counselor&letter='
    assert.deepEqual(links.get(), ['A–H', `${address}A`, 'I–P', `${address}I`, 'Q–Z', `${address}Q`])
    for (const letter of ['I', 'i', 'IJ', '1', ''])
      await request(app)
        .get(address + letter)
        .expect(200)
    assert.deepEqual(asked, [null, 'I', null, null, null, null])
  })

  it('keeps the grade that was picked before', async () => {
    const { app } = createTestApp({ findAnswer: async (code) => galleryAnswers[code] ?? null })
    const $ = readPage((await request(app).get('/answers/BYNAME01?grade=9').expect(200)).text)
    assert.match($('.shares a').first().attr('href') ?? '', /grade=9&letter=A$/)
  })
})

describe('A person who is chosen by school', () => {
  const asked = { office: 'transportation', grade: null, lastName: null, language: 'en', moment: sampleNow }
  const about = (topic: string, school: string | null) =>
    resolveContact(directory, { ...asked, topic, school })!

  it('is nobody until the school is known, and never the one for other matters', () => {
    const unknown = about('bus-route', null)
    assert.deepEqual([unknown.person, unknown.bySchool], [null, true])
    const north = about('bus-route', 'summit-high')
    assert.deepEqual([north.person?.name, north.bySchool], ['Leah Wyman', undefined])
    const late = about('bus-late', null)
    assert.deepEqual([late.person?.name, late.bySchool], ['Joaquín Solís', undefined])
  })

  it('is asked about below the number', async () => {
    const { app } = createTestApp({ findAnswer: async (code) => galleryAnswers[code] ?? null })
    const $ = readPage((await request(app).get('/answers/BYSCH001').expect(200)).text)
    assert.equal($('.card.contact .call').length, 1)
    const form = $('.card.contact .school-form')
    assert.match(form.text(), says('school.title'))
    assert.match(form.find('button').text(), says('school.person'))
    assert.equal(form.find('.or-district').length, 0)
    assert.equal(form.nextAll().find('.facts').length, 1, 'before the hours')
    assert.equal($('.school-form').length, 1)
    assert.equal(form.attr('action'), '/answers/BYSCH001/school')
    const lone = readPage((await request(app).get('/answers/K7M2Q9XD').expect(200)).text)
    assert.equal(lone('.school-form').length, 0)
  })
})
