import assert from 'node:assert/strict'
import { presentOutside } from '../../src/answering/outside-service.js'
import type { OutsideService } from '../../src/directory/model/outside-service-store.js'
import { createLanguage } from '../../src/platform/language/language.js'

const service = (id: string, phone: string | null, en: string, es: string): OutsideService => ({
  ...{ id, phone, website: null, position: 1 },
  words: { en: { name: en }, es: { name: es } },
})
const services = [
  service('city', '311', 'your city’s services', 'los servicios de su ciudad'),
  service('doctor', null, 'your doctor', 'su doctor'),
  service('other', '+12165550111', 'the help line', 'la línea de ayuda'),
]
const language = createLanguage()
const said = (id: string | null, lang = 'en') => presentOutside(id, services, language.speech(lang))

describe('the outside service', () => {
  it('is said in one sentence with the number, in English and Spanish', () => {
    const { text, ...named } = said('city')
    assert.deepEqual(named, { id: 'city', name: 'your city’s services', phone: '311', website: null })
    assert.match(text, /your city’s services: 311\.$/)
    assert.match(said('city', 'es').text, /los servicios de su ciudad: 311\.$/)
  })

  it('is named with the general help line where it has no number for everybody', () => {
    assert.equal(
      said('doctor').text,
      'The school district does not handle this. Try your doctor. For other local help, call (216) 555-0111.',
    )
    assert.match(said('doctor', 'es').text, /su doctor\. .*\(216\) 555-0111\.$/)
    assert.equal(said('doctor').phone, '+12165550111')
    const [city, doctor] = services
    const alone = presentOutside('doctor', [city!, doctor!], language.speech('en'))
    assert.deepEqual([alone.phone, alone.text.endsWith('Try your doctor.')], [null, true])
  })

  it('is the general help line when none is sure, or the district has taken it off its list', () => {
    for (const id of [null, 'news']) {
      assert.match(said(id).text, /the help line: \(216\) 555-0111\.$/)
      assert.equal(said(id).id, null)
    }
  })

  it('is not named when the district lists none', () => {
    assert.deepEqual(presentOutside('city', [], language.speech('en')), {
      ...{ id: null, name: null, phone: null, website: null },
      text: 'The school district does not handle this.',
    })
  })
})
