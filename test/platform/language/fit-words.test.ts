import assert from 'node:assert/strict'
import { createLanguage } from '../../../src/platform/language/language.js'

describe('Dates and times in Spanish', () => {
  const es = createLanguage().speech('es')

  it('abbreviate with a period', () => {
    assert.equal(es.date('2026-12-02', 'short'), 'mié. 2 de dic.')
    assert.equal(es.date('2027-05-04', 'short'), 'mar. 4 de may.')
    assert.equal(es.date('2027-05-04', 'long'), 'martes, 4 de mayo')
    assert.match(es.dates('2026-12-21', '2027-01-01'), /^lun\. 21 de dic\..* – vie\. 1 de ene\./)
  })

  it('use the article of one o’clock', () => {
    assert.equal(es.t('answer.opensToday', { time: '1:00 p. m.' }), 'Cerrado ahora. Abre hoy a la 1:00 p. m.')
    assert.equal(es.t('answer.openUntil', { time: '11:00 a. m.' }), 'Abierto ahora, hasta las 11:00 a. m.')
  })
})
