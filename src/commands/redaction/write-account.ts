import type { RandomChoice } from './random-choice.js'

const pieces =
  'lil big queen king xo its yung real the baby mami chulo boss papi loca princess dark shadow ninja pro gamer cutie sad not ya boi girl money gang star moon dragon kitty boba taco sk8 ghost ice fire prettty official'.split(
    ' ',
  )

/** Writes an account name, as families and children choose them. */
export function writeAccount(names: readonly string[], choice: RandomChoice): string {
  const { pick, chance, digits, between } = choice
  const part = () =>
    chance(0.5)
      ? pick(pieces)
      : pick(names)
          .toLowerCase()
          .replace(/[^a-z]/g, '') || 'kai'
  const tail = () => (chance(0.7) ? digits(between(1, 4)) : '')
  const shapes = [
    () => `${part()}${part()}${tail()}`,
    () => `${part()}_${part()}${tail()}`,
    () => `${part()}.${part()}${chance(0.5) ? `.${digits(2)}` : ''}`,
    () => `${part()}-${part()}-${digits(2)}`,
    () => `${part()}${digits(between(2, 4))}`,
    () => `@${part()}${chance(0.4) ? '_' : ''}${part()}`,
    () => `$${part()}${tail()}`,
    () => `xX_${part()}_Xx`,
    () => `${part()}#${digits(4)}`,
    () => `${part()} ${part()} ${digits(2)}`,
    () => `${part()}${part()}`,
    () => `${part()} ${part()}`,
  ]
  return pick(shapes)()
}

/** Writes a student, case or insurance number, in a format that offices use. */
export function writeStudentId({ pick, digits }: RandomChoice): string {
  const letters = () => pick(['A', 'B', 'K', 'MC', 'JFS', 'ST', 'CPS', 'HB', 'r', 'q'])
  const shapes = [
    () => digits(6),
    () => digits(pick([4, 5, 7, 8, 9])),
    () => `${digits(3)}-${digits(2)}-${digits(4)}`,
    () => `${digits(3)} ${digits(3)} ${digits(3)}`,
    () => `${letters()}${digits(6)}`,
    () => `${letters()}-${digits(4)}-${digits(3)}`,
    () => `${letters()} ${digits(5)} ${letters()}`,
    () => `20${digits(2)}-${letters()}-${digits(4)}`,
    () => `${digits(4)}-${digits(4)}`,
  ]
  return pick(shapes)()
}

export function writePhone({ digits, pick }: RandomChoice): string {
  const last = `01${digits(2)}`
  return pick([
    `${digits(3)}-555-${last}`,
    `(${digits(3)}) 555-${last}`,
    `${digits(3)}555${last}`,
    `${digits(3)} 555 ${last}`,
  ])
}
