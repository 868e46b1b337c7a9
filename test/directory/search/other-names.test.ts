import assert from 'node:assert/strict'
import { officesMeant, otherNames, renamedOffices } from '../../../src/directory/search/other-names.js'

const office = (id: string, name: string, answersFor: string, spanish?: string) => ({
  id,
  words: {
    en: { name, answersFor },
    ...(spanish ? { es: { name: spanish, answersFor: '' } } : {}),
  },
})

describe('Other names of offices', () => {
  const offices = [
    office('special-education', 'Special Education', 'tests', 'Educación especial'),
    office('adults', 'Adult Education', 'evening classes', 'Educación para adultos'),
    office('meals', 'Nutrition', 'special diets and lunches'),
  ]
  const meant = (means: string, lang = 'en') =>
    officesMeant({ lang, means: means.split(' ') }, offices).map(({ id }) => id)

  it('belong to the offices with most of the meaning, names before all', () => {
    assert.deepEqual(meant('special education'), ['special-education'])
    assert.deepEqual(meant('education'), ['special-education', 'adults'])
    assert.deepEqual(meant('thingamajig'), [])
  })

  it('are found in what an office answers for, in any form of the word', () => {
    assert.deepEqual(meant('lunch'), ['meals'])
    assert.deepEqual(meant('class'), ['adults'])
  })

  it('are searched in their own language, and in English when an office has no other', () => {
    assert.deepEqual(meant('educacion especial', 'es'), ['special-education'])
    assert.deepEqual(meant('education', 'es'), [])
    assert.deepEqual(meant('nutrition', 'es'), ['meals'])
  })

  it('cover only the requested synonyms', () => {
    const named = (word: string) => otherNames(offices, [{ lang: 'en', word, means: ['lunch'] }])('meals')
    assert.deepEqual([named('grub'), named('canteen')], [['grub'], ['canteen']])
  })

  it('change for the offices that gain or lose one', () => {
    const synonym = (word: string, means: string) => ({ lang: 'en', word, means: [means] })
    const before = [synonym('grub', 'lunch'), synonym('night', 'class')]
    const after = [synonym('night', 'class'), synonym('sped', 'special')]
    assert.deepEqual(renamedOffices(offices, before, after), ['special-education', 'meals'])
    assert.deepEqual(renamedOffices(offices, after, [...after].reverse()), [])
  })
})
