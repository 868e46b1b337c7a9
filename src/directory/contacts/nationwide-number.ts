/** Toll-free area codes, from the North American Numbering Plan. */
const tollFree = /^\+1(800|822|833|844|855|866|877|888)\d{7}$/
/** Short codes to call or text have three to six digits: 911, 988, 211, 741741. */
const shortCode = /^\d{3,6}$/

/**
 * True for a number that does not belong to one place: toll-free, or a short code.
 * @param number E.164, or a short code
 */
export function isNationwide(number: string): boolean {
  return tollFree.test(number) || shortCode.test(number)
}
