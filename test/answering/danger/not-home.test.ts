import assert from 'node:assert/strict'
import { assessDanger } from '../../../src/answering/danger/assess-danger.js'
import { dangerTrainingTexts } from '../../../src/answering/danger/danger-model.js'
import { weighTopics } from '../../../src/answering/danger/weigh-topics.js'
import { dangerTraining } from '../../../src/answering/models/numbers.js'
import { trainModel } from '../../../src/answering/models/train-model.js'
import { smallContent } from '../../support/samples/small-revision.js'

/** To this model all of them are calm. */
const calm = trainModel(
  dangerTrainingTexts(
    smallContent({
      dangerPhrases: [{ kind: 'suicide', lang: 'en', danger: true, text: 'nobody would miss her' }],
    }),
  ),
  { ...dangerTraining, minSeen: 1, epochs: 5 },
)

const told = {
  ar: [
    'ابني لم يعد إلى البيت من المدرسة',
    'ابنتي لم ترجع من المدرسة',
    'ما رجع ولدي من المدرسة',
    'ابني لم يأت إلى البيت بعد المدرسة',
    'طفلي لم يعد للمنزل',
  ],
  ru: [
    'сын не вернулся домой из школы',
    'Ребёнок не пришёл из школы!',
    'моя дочь до сих пор не вернулась домой',
    'не вернулся сын из школы',
  ],
  so: [
    'gabadhaydii iskuulka kama soo laaban',
    'wiilkaygu guriga kuma soo noqon',
    'cunuggaygu guriga ma soo gaarin',
  ],
  ht: [
    'pitit gason m nan pa vini lakay',
    'tifi mwen an pa janm rive lakay apre lekòl',
    'timoun nan pa retounen lakay',
  ],
  pt: ['meu filho não voltou da escola', 'minha filha não chegou em casa'],
}

const innocent = {
  ar: [
    'الباص لم يأت اليوم',
    'ابني لم يرجع بعد إلى البيت لأن الباص متأخر',
    'ابني لم يأت إلى المدرسة اليوم',
    'ابني لم يعد إلى البيت مع حقيبته',
  ],
  ru: [
    'автобус не пришел',
    'сын не пришел в школу',
    'сын не пришел домой, автобус опаздывает',
    'сын не пришел из школы с курткой',
  ],
  so: ['basku ma iman', 'wiilkaygu iskuulka ma iman maanta', 'baska wuu daahay wiilkaygu guriga ma iman'],
  ht: [
    'bis la pa vini',
    'autobis lekòl la pa vini, pitit mwen poko lakay',
    'pitit mwen pa vini lekòl jodi a',
    'bis la an reta, pitit mwen pa rive lakay',
  ],
  pt: [
    'o ônibus não veio',
    'minha filha não veio para a escola',
    'o ônibus atrasou e meu filho não chegou em casa',
    'meu filho não voltou da escola com o casaco',
  ],
}

describe('A child who did not come home', () => {
  for (const [lang, texts] of Object.entries(told))
    it(`brings the lines to call, however calm the words are to the model: ${lang}`, () => {
      for (const text of texts) {
        const danger = weighTopics(assessDanger(text, lang, calm), [{ slug: 'bus-late', probability: 0.9 }])
        assert.deepEqual([danger.level, danger.kinds[0]], ['now', 'missing-child'], text)
      }
    })

  for (const [lang, texts] of Object.entries(innocent))
    it(`is not a bus that did not come, a late bus, an absence, or a thing left behind: ${lang}`, () => {
      for (const text of texts) assert.notEqual(assessDanger(text, lang, calm).level, 'now', text)
    })
})
