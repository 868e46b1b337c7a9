import type { RandomChoice } from './random-choice.js'

export interface StreetWords {
  /** Names of streets and apartment complexes. */
  streets: readonly string[]
}

const kinds =
  'st st street ave ave av avenue rd rd road dr dr drive ln ln lane ct court blvd pl place way cir circle ter terrace pkwy loop run pike trail row path crossing ridge'.split(
    ' ',
  )
const sides = ['n', 's', 'e', 'w', 'N.', 'S', 'East', 'West', 'north', 'nw', 'SE']
const estates =
  'apartments apts apartments village manor gardens terrace estates towers homes trailer_park mobile_home_park commons place court heights townhomes villas acres landing woods'
    .split(' ')
    .map((word) => word.replace(/_/g, ' '))
const inns = 'inn motel hotel lodge suites motor_inn'.split(' ').map((word) => word.replace(/_/g, ' '))
const flats = 'apt apt apt. # unit apartment lot space ste bldg trailer number no. suite building'.split(' ')
const spanishFlats =
  'apto apto apt depto departamento # unidad lote espacio apartamento piso edificio casa numero interior'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const ones = 'one two three four five six seven eight nine'.split(' ')
const ordinalWords =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')
const towns = ['Elm Creek OH 44100', 'Alder Creek, OH', '44113', 'Brookfield', 'OH 44105', 'Elm Creek']

function numberSaid({ pick, chance }: RandomChoice): string {
  const small = () =>
    pick([pick(teens), pick(tens), `${pick(tens)} ${pick(ones)}`, `${pick(tens)}-${pick(ones)}`])
  if (chance(0.4)) return `${pick(ones)} ${pick([small(), `oh ${pick(ones)}`, 'hundred'])}`
  return chance(0.3) ? `${small()} ${small()}` : small()
}

/** Pickers for the parts of an address; each call picks again. */
function addressParts(lang: string, { streets }: StreetWords, choice: RandomChoice) {
  const { pick, chance, between, digits } = choice
  const street = () => pick(streets)
  const ordinal = () => {
    if (chance(0.25)) return pick(ordinalWords)
    const n = between(1, 160)
    const end =
      n % 10 === 1 && n !== 11
        ? 'st'
        : n % 10 === 2 && n !== 12
          ? 'nd'
          : n % 10 === 3 && n !== 13
            ? 'rd'
            : 'th'
    return `${n}${end}`
  }
  const number = () =>
    chance(0.12)
      ? numberSaid(choice)
      : digits(pick([1, 2, 3, 3, 4, 4, 4, 5])) + (chance(0.08) ? pick(['b', '-B', ' 1/2', 'A', '-12']) : '')
  const flat = () => {
    const no = chance(0.1)
      ? pick(ones)
      : chance(0.6)
        ? digits(pick([1, 1, 2, 3]))
        : chance(0.5)
          ? digits(1) + pick(['a', 'B', 'c', 'D'])
          : pick(['a', 'B', 'c', 'D', 'F'])
    const word = pick(lang === 'es' ? spanishFlats : flats)
    return word === '#' ? `#${no}` : chance(0.1) ? `${word} # ${no}` : `${word} ${no}`
  }
  const maybeFlat = (share: number) => {
    if (!chance(share)) return ''
    if (chance(0.15))
      return pick(
        lang === 'es'
          ? [' arriba', ' abajo', ' atras', ' segundo piso', ', piso 2']
          : [' upstairs', ' downstairs', ' rear', ' up', ' down', ' front', ', basement', ' 2nd floor'],
      )
    return pick([' ', ' ', ', ']) + flat()
  }
  const maybeTown = () => (chance(0.12) ? pick([' ', ', ']) + pick(towns) : '')
  const named = () => (chance(0.2) ? `${street()} ${street()}` : street())
  return { street, ordinal, number, flat, maybeFlat, maybeTown, named }
}

type AddressParts = ReturnType<typeof addressParts>

function writeInSpanish(parts: AddressParts, { pick, chance, between, digits }: RandomChoice): string {
  const { street, number, flat, maybeFlat, named } = parts
  const shapes = [
    () =>
      `calle ${named()} ${chance(0.3) ? pick(['numero ', '# ', 'no. ', 'número ', '#']) : ''}${number()}${maybeFlat(0.3)}`,
    () => `calle ${named()}`,
    () => `la calle ${chance(0.3) ? between(2, 90) : named()}`,
    () => `la ${named()}`,
    () => `la ${between(2, 140)} y ${chance(0.5) ? `la ${between(2, 90)}` : street()}`,
    () => `la ${street()} y la ${chance(0.5) ? between(2, 90) : street()}`,
    () => `${number()} de la ${chance(0.3) ? between(2, 90) : street()}${maybeFlat(0.3)}`,
    () => `${number()} ${named()}${maybeFlat(0.3)}`,
    () => `el ${number()} de ${chance(0.5) ? 'la ' : ''}${named()}`,
    () => `avenida ${named()} ${number()}`,
    () => `colonia ${named()}`,
    () => `privada ${chance(0.5) ? 'de ' : ''}${named()} ${number()}`,
    () => `los apartamentos ${named()}${maybeFlat(0.6)}`.replace(/^los /, ''),
    () => `apartamentos ${named()} ${flat()}`,
    () => `las trailas ${chance(0.5) ? 'de ' : ''}${named()}${maybeFlat(0.5)}`.replace(/^las /, ''),
    () => `traila ${digits(2)} en ${named()}`,
    () => `${flat()} de ${named()}`,
    () => `edificio ${pick(['A', 'B', '3', '12'])} apto ${digits(2)} ${chance(0.5) ? named() : ''}`.trim(),
    () => `cuarto ${digits(3)} del ${pick(inns)} ${street()}`,
    () => `motel ${street()} cuarto ${digits(2)}`,
    () => `rancho ${named()}`,
    () => `camino ${chance(0.4) ? 'de ' : ''}${named()} ${number()}`,
    () => `ruta ${between(1, 9)} buzon ${digits(3)}`,
  ]
  return pick(shapes)()
}

function writeInEnglish(parts: AddressParts, { pick, chance, digits }: RandomChoice): string {
  const { street, ordinal, number, flat, maybeFlat, maybeTown, named } = parts
  const shapes: (() => string)[] = [
    () => `${number()} ${named()} ${pick(kinds)}${maybeFlat(0.35)}${maybeTown()}`,
    () => `${number()} ${named()} ${pick(kinds)}${maybeFlat(0.35)}${maybeTown()}`,
    () => `${number()} ${named()} ${pick(kinds)}${maybeFlat(0.35)}${maybeTown()}`,
    () => `${number()} ${pick(sides)} ${named()} ${pick(kinds)}${maybeFlat(0.3)}${maybeTown()}`,
    () => `${number()} ${pick(sides)} ${chance(0.4) ? ordinal() : street()}${maybeFlat(0.3)}`,
    () => `${number()} ${named()}${maybeFlat(0.4)}`,
    () => `${number()} ${named()}${maybeFlat(0.3)}`,
    () => `${number()} ${ordinal()} ${chance(0.6) ? pick(kinds) : ''}`.trim() + maybeFlat(0.3),
    () => `${named()} ${pick(kinds)}`,
    () => `${named()} ${pick(kinds)}`,
    () => `${pick(sides)} ${street()}`,
    () => street(),
    () => `${named()} ${pick(kinds)} ${flat()}`,
    () => `${pick(['', 'east ', 'W. '])}${ordinal()}${chance(0.5) ? ` ${pick(kinds)}` : ''}`,
    () =>
      `${chance(0.5) ? ordinal() : street()} ${pick(['and', '&', 'n', 'and'])} ${chance(0.5) ? ordinal() : street()}`,
    () => `${street()} ${pick(kinds)} and ${street()}${chance(0.6) ? ` ${pick(kinds)}` : ''}`,
    () => `${named()} ${pick(estates)}${maybeFlat(0.6)}`,
    () => `${named()} ${pick(estates)}${maybeFlat(0.6)}`,
    () => `${flat()} ${chance(0.5) ? pick(['at ', 'in ', 'in the ']) : ''}${named()} ${pick(estates)}`,
    () => `${number()} ${named()} ${pick(estates)}${maybeFlat(0.4)}`,
    () => `${named()} ${pick(inns)}${chance(0.6) ? ` ${pick(['room', 'rm', '#'])} ${digits(3)}` : ''}`,
    () => `room ${digits(3)} at the ${named()} ${pick(inns)}`,
    () =>
      `${number()} ${pick(['county road', 'cr', 'co rd', 'state route', 'highway', 'hwy', 'route', 'old hwy'])} ${digits(pick([1, 2, 3]))}${chance(0.2) ? ` ${pick(sides)}` : ''}${maybeFlat(0.2)}`,
    () =>
      `${pick(['county road', 'cr', 'highway', 'hwy', 'route', 'rural route', 'rr'])} ${digits(pick([1, 2]))} ${pick(['box', 'lot'])} ${digits(pick([1, 2, 3]))}`,
    () => `${pick(['po box', 'P.O. Box', 'box'])} ${digits(pick([2, 3, 4]))}`,
    () =>
      `${pick(['lot', 'space', 'trailer', 'unit', 'bldg'])} ${digits(2)} ${named()}${chance(0.5) ? ` ${pick(estates)}` : ''}`,
    () => `the ${digits(4)} block of ${named()}`.replace(/^the /, ''),
  ]
  return pick(shapes)()
}

/** Writes an address as families type it: street and number, an apartment, a complex, a corner, a rural road. */
export function writeAddress(lang: string, words: StreetWords, choice: RandomChoice): string {
  const parts = addressParts(lang, words, choice)
  return lang === 'es' && choice.chance(0.65) ? writeInSpanish(parts, choice) : writeInEnglish(parts, choice)
}
