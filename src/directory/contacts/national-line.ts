import { isNationwide } from './nationwide-number.js'

/** True for a line whose every number can be reached in the whole country. */
export function isNationalLine({ call, sms }: { call: string | null; sms: string | null }): boolean {
  return [call, sms].every((number) => number === null || isNationwide(number))
}
