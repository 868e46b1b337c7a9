import type { Rule } from '../../answering/rules/rule.js'
import type { SampleMarks } from './sample-marks.js'

/** A number in a sentence: (216) 555-0188, 216-555-0188, 216.555.0188. */
const numberInText = /(?:\(\d{3}\) ?|\b\d{3}[-. ])\d{3}[-. ]\d{4}\b/g

/** The numbers in a text of the United States. @returns E.164 */
export function numbersIn(text: string): string[] {
  return (text.match(numberInText) ?? []).map((found) => `+1${found.replace(/\D/g, '')}`)
}

/** Published notices with a number or the town of the sample: families would read them above an answer. */
export function findLeftRules(rules: readonly Rule[], { numbers, town, host }: SampleMarks): Rule[] {
  const isOurs = (text: string) =>
    numbersIn(text).some((each) => numbers.has(each)) ||
    [town, host].some((mark) => mark !== '' && text.includes(mark))
  return rules.filter(({ action }) => action.kind === 'notice' && Object.values(action.words).some(isOurs))
}
