import { type NumberOwner, numberAnchor, writeNumberOwner } from '../../directory/contacts/number-owner.js'

/** The button "This number is wrong" below a number. */
export interface WrongNumberButton {
  /** Whose number, for the form. */
  of: string
  /** The id of its element, where the thanks appear. */
  id: string
  /** Whether it is the district's main line: then there is no other number to call meanwhile. */
  isDistrict: boolean
}

export function presentWrongNumber(owner: NumberOwner): WrongNumberButton {
  const { office, school } = owner
  return {
    of: writeNumberOwner(owner),
    id: numberAnchor(owner),
    isDistrict: office === null && school === null,
  }
}
