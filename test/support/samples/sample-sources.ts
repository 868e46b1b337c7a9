import type { Answer } from '../../../src/answering/answer.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import type { AnswerSources } from '../../../src/public/ask/answer-sources.js'
import { sampleAnswer, sampleDistrict, sampleNow, sampleSchools } from './sample.js'

export const speech = createLanguage().speech('en')

/** The inputs of an answer's page, for a browser that did not type the question. */
export function sampleSources(
  answer: Partial<Answer> = {},
  change: Partial<AnswerSources> = {},
): AnswerSources {
  return {
    answer: sampleAnswer(answer),
    typedText: null,
    typedIdentifiers: [],
    office: null,
    thanks: false,
    erased: false,
    schoolMissing: false,
    schools: sampleSchools,
    messages: { takes: () => false },
    numbersOf: () => [],
    instead: null,
    mapSite: null,
    publicUrl: 'https://ask.example.org',
    districtName: sampleDistrict.shortName,
    districtPhone: sampleDistrict.phone,
    now: sampleNow,
    timeZone: sampleDistrict.timeZone,
    speech,
    ...change,
  }
}
