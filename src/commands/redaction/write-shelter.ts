import type { RandomChoice } from './random-choice.js'

/** Writes a room: "rm 12", "salón siete". */
export function writeRoom(lang: string, { pick, chance, digits }: RandomChoice): string {
  const word = pick(
    lang === 'es'
      ? ['salon', 'salón', 'cuarto', 'aula', 'room', 'portatil']
      : ['room', 'rm', 'room', 'classroom', 'rm.', 'portable', 'trailer', 'pod', 'homeroom'],
  )
  const said =
    lang === 'es'
      ? ['doce', 'siete', 'once', 'nueve']
      : ['twelve', 'seven', 'one oh four', 'nine', 'two eleven', 'fourteen']
  const number = chance(0.15)
    ? pick(['A', 'B', 'C', 'P-', 'b']) + digits(2)
    : chance(0.15)
      ? pick(said)
      : digits(pick([1, 2, 3, 3])) + (chance(0.1) ? pick(['a', 'B']) : '')
  if (word === 'rm' && chance(0.3)) return `rm${number}`
  return `${word} ${number}`
}

/** Writes the name of a shelter or motel. */
export function writeShelter(
  lang: string,
  streets: readonly string[],
  { pick, chance, digits }: RandomChoice,
): string {
  const name = () => pick([pick(streets), pick(hopes), pick(hopes), `${pick(hopes)} ${pick(streets)}`])
  const saint = () => `${pick(['St.', 'Saint', 'st'])} ${pick(saints)}${chance(0.5) ? "'s" : ''}`
  const shapes =
    lang === 'es'
      ? [
          () => `Casa ${name()}`,
          () => `el refugio ${name()}`.replace(/^el /, ''),
          () => `albergue ${chance(0.5) ? 'de ' : ''}${pick(saints)}`,
          () => `Hogar ${name()}`,
          () => `motel ${name()}${chance(0.5) ? ` cuarto ${digits(3)}` : ''}`,
          () => `${name()} House`,
        ]
      : [
          () => `${name()} House`,
          () =>
            `${name()} ${pick(['Family Shelter', 'shelter', 'womens shelter', 'Mission', 'Rescue Mission', 'Home', 'Center', 'Place', 'Haven'])}`,
          () => `${pick(['Haven', 'House', 'Place'])} of ${pick(hopes)}`,
          () => saint(),
          () => `${saint()} ${pick(['Shelter', 'House', 'Residence', 'Home'])}`,
          () =>
            `the ${name()} ${pick(['Inn', 'Motel', 'Lodge', 'Suites', 'Motor Inn'])}`.replace(/^the /, ''),
          () =>
            `${pick(['Days', 'Budget', 'Super', 'Econo', 'Red'])} ${pick(['Inn', 'Lodge', '8', '6', 'Roof'])}${chance(0.6) ? ` ${pick(['room', 'rm', '#'])} ${digits(3)}` : ''}`,
          () => `tower ${digits(1)}, ${pick(['unit', 'apt'])} ${digits(pick([2, 3, 4]))}`,
        ]
  return pick(shapes)()
}

const hopes =
  'Harbor Hope Grace Mercy Rest Bethel Bethany Covenant Promise Light Shepherd Salem Zion Peace Refuge Bridge Safe Crossroads Beacon Sanctuary Open Door New Day Samaritan Esperanza Providencia Belen Nazaret'.split(
    ' ',
  )
const saints =
  'Mary Joseph Anne Jude Vincent Francis Clare Monica Rita Paul Patrick Teresa Lucia Pedro Juan Martin Rosa'.split(
    ' ',
  )
