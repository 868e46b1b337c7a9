import assert from 'node:assert/strict'
import type { Redactor } from '../../../src/answering/privacy/redactor.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

describe('Finding identifiers by their shape', () => {
  let redactor: Redactor
  before(async function () {
    this.timeout(60_000)
    redactor = await sampleRedactor()
  })
  const redact = (text: string, lang = 'en') => redactor.redact(text, lang).text ?? ''

  it('finds letters and digits mixed as in no word or amount', () => {
    assert.equal(
      redact('a green pickup with QLM 3 40 hit the gate'),
      'a green pickup with [plate] hit the gate',
    )
    assert.equal(redact('the van says golf Tango 7 1 2 on it').endsWith('[plate] on it'), true)
    assert.equal(redact('the policy is HW-33 0192 B now'), 'the policy is [id] now')
    assert.equal(redact('una troca azul, QLM dos siete cuatro', 'es'), 'una troca azul, [plate]')
  })

  it('leaves rooms, grades, amounts, tests, and roads to school', () => {
    for (const text of [
      'is room B204 open and does bus 12A stop there',
      'he got a B in ENG 101 and a 21 on the ACT',
      'do grades 6 7 8 9 10 ride at 7 30',
      'we paid $10000 for 25000 students in 2024 2025',
    ])
      assert.equal(redact(text), text)
  })

  it('finds accounts by their symbols, and by the words around them', () => {
    assert.equal(redact('some boy called bad_otter9 wrote her'), 'some boy called [account] wrote her')
    assert.equal(redact('on snap its otter.kid.12 again'), 'on snap its [account] again')
    assert.equal(redact('my zelle is listed as otter bakery now'), 'my zelle is listed as [account] now')
  })

  it('finds motels, corners, parts of developments, and roads where a family lives', () => {
    for (const [typed, kept] of [
      ['we are at the Pelican Inn room 31 now', 'we are at the [address] now'],
      ['the stop at 88th and Pelican is dark', 'the stop at [address] is dark'],
      ['we live at trailer number nine', 'we live at [address]'],
      ['it is 1820 Pelican, unit 5 in the back', 'it is [address] in the back'],
    ] as const)
      assert.equal(redact(typed), kept)
    assert.equal(redact('vivimos en 4410 Camino del Pozo, esp. 8', 'es'), 'vivimos en [address]')
  })

  it('finds birth dates in any order', () => {
    for (const born of ['2015 May 4', '4-IV-15', 'Halloween 2014', 'the 4th of May 2015'])
      assert.equal(redact(`he was born on ${born}`), 'he was born on [birth date]')
    assert.equal(redact('5/4 is his birthday'), '[birth date] is his birthday')
    assert.equal(redact('nació el 4 del 5 del 2015', 'es'), 'nació el [birth date]')
  })

  it('finds a name by its position alone', () => {
    for (const [typed, kept] of [
      ['my youngest acorn needs her coat', 'my youngest [name] needs her coat'],
      ['Serendipity gets teased for her coat', '[name] gets teased for her coat'],
      ['can june switch to the late bus', 'can [name] switch to the late bus'],
      ['May is loud but she is kind', '[name] is loud but she is kind'],
      ['please sign out legend at noon', 'please sign out [name] at noon'],
      ['where is autumn, she never got off', 'where is [name], she never got off'],
      ['give this to Ji-Ah please', 'give this to [name] please'],
    ] as const)
      assert.equal(redact(typed), kept)
    assert.equal(redact('al gordo le quitaron el lonche', 'es'), 'al [name] le quitaron el lonche')
    assert.equal(redact('a luz le pegaron', 'es'), 'a [name] le pegaron')
  })

  it('takes Spanish corners, lots, ranches and houses without the kind of their street, whole', () => {
    for (const [typed, kept] of [
      ['vivimos a la vuelta, en la 52 y Pelicano', 'vivimos a la vuelta, en [address]'],
      ['la traila 4 del rancho santa otra por la county road 7', '[address]'],
      ['en el sistema sale 1480 Pelican Brook, edificio K', 'en el sistema sale [address]'],
      ['mi casa: entre la Avenida Pelicano y la 8a, casa verde sin número', 'mi casa: [address]'],
    ] as const)
      assert.equal(redact(`mi dirección no es esa. ${typed}`, 'es'), `mi dirección no es esa. ${kept}`)
  })

  it('keeps ages and hours in Spanish that look like corners', () => {
    for (const text of ['tengo hijos de 5 y 7 años', 'salen entre 1 y 2 de la tarde'])
      assert.equal(redact(text, 'es'), text)
  })

  it('takes spoken email addresses with numbers, and accounts with points and dashes', () => {
    assert.equal(
      redact('escriban desde otra punto nutria 31 arroba gmail punto com', 'es'),
      'escriban desde [email]',
    )
    assert.equal(redact('mi usuario es zutria-pelk', 'es'), 'mi usuario es [account]')
    assert.equal(redact('reset campus for zpelkan.parent please'), 'reset campus for [account] please')
    assert.equal(
      redact('the portal is a follow-up, see district.org'),
      'the portal is a follow-up, see district.org',
    )
  })

  it('takes dates in words and months as they sound, and three last digits of a PIN', () => {
    assert.equal(redact('born the ninth of March, two thousand and eleven'), 'born [birth date]')
    assert.equal(redact('nasio en disiembre 4 del 2013', 'es'), 'nasio en [birth date]')
    assert.equal(redact('lunch pin ends in 318, fix it'), 'lunch pin ends in [id], fix it')
    assert.equal(redact('lunch ends in 10 minutes'), 'lunch ends in 10 minutes')
  })

  it('takes nicknames with their article and families by their last name', () => {
    assert.equal(redact('a mi me dicen La Güera ahí', 'es'), 'a mi me dicen [name] ahí')
    assert.equal(redact('otra niña, la Zutri, lo usa', 'es'), 'otra niña, la [name], lo usa')
    assert.equal(redact('The Tuckers next door got one'), 'The [name] next door got one')
  })

  it('leaves Spanish that is spelled by ear', () => {
    for (const text of ['le urje la vakuna', 'el chofer la yevo asta aya', 'me cayó la llamada automática'])
      assert.equal(redact(text, 'es'), text)
  })
})
