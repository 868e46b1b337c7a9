import { soundFiles } from './seed-folder.js'

const bus = ['the bus is late', 'the bus never came this morning', 'our school bus did not stop for us']
const lunch = ['lunch money on the account', 'what is for lunch in the cafeteria', 'pay for school lunch']
const worry = ['my child is sad about school', 'my daughter is worried and sad', 'my son cries before school']
const calm = ['this homework is killing me', 'the show was to die for', 'I would kill for a coffee']
const danger = [
  'he wants to kill himself tonight',
  'she says she wants to die',
  'my son wants to kill himself',
  'my daughter will kill herself',
]

const withMore = (file: string, rows: string) => `${soundFiles[file]}${rows}`
const rows = (key: string, texts: string[], ways: string[]) =>
  texts.flatMap((text) => ways.map((way) => `${key},${way}${text}\n`)).join('')

/**
 * A district that answers for buses, lunch, and worries, as a seed folder: its models train in a moment.
 * Pass it to `writeSeedFolder`.
 */
export const smallDistrict: Record<string, string> = {
  'offices.csv': withMore(
    'offices.csv',
    `nutrition,district,nutrition,School Meals,Comidas,lunch and breakfast,almuerzo
school-office,school,front-office,School Front Office,Oficina,everything at the school,todo
`,
  ),
  'contacts.csv': withMore(
    'contacts.csv',
    `nutrition,,+12165550114,,,meals@elm.example,,Mo-Fr 07:00-15:00,en es,1,,,,2026-10-01
school-office,oak,+12165550110,,,office.oak@elm.example,,Mo-Fr 07:30-15:30,en,1,,,,2026-10-01
school-office,pine,+12165550120,,,office.pine@elm.example,,Mo-Fr 07:30-15:30,en,1,,,,2026-10-01
`,
  ),
  'people.csv': withMore(
    'people.csv',
    `eleonora-vandermeer,Eleonora,Vandermeer,Ms.,Menu planner,Menús,evandermeer@elm.example,en,yes
gilbert-okonkwo,Gilbert,Okonkwo,Mr.,Cook,Cocinero,,en,no
`,
  ),
  'posts.csv': withMore(
    'posts.csv',
    `eleonora-vandermeer,nutrition,,1,,,,Menus,Menús,,,
eleonora-vandermeer,school-office,pine,2,,,,Front desk at noon,Recepción al mediodía,,,
gilbert-okonkwo,nutrition,,2,,,,Kitchen,Cocina,,,
`,
  ),
  'topics.csv': withMore(
    'topics.csv',
    'lunch,Lunch and money for it,Almuerzo,The meals office knows.,La oficina sabe.,,,,yes,no\n',
  ),
  'ladders.csv': withMore('ladders.csv', 'lunch,any,1,nutrition\n'),
  'phrasings/en.csv': `topic,text
${rows('late-bus', bus, ['', 'today ', 'please help '])}${rows('lunch', lunch, ['', 'where is ', 'tell me '])}${rows('worry', worry, ['', 'lately ', 'I think '])}`,
  'phrasings/es.csv': `topic,text
${rows('late-bus', ['el autobús no llegó', 'el autobús llega tarde'], ['', 'hoy ', 'otra vez '])}`,
  'danger-phrases.csv': `kind,lang,danger,text
${rows('suicide,en,yes', danger, ['', 'help ', 'please '])}${rows('suicide,en,no', calm, ['', 'well ', 'really '])}`,
  'out-of-scope.csv': `who,lang,text
${rows('city,en', ['pothole on my street', 'trash pickup was missed on my street', 'broken street light on my street'], ['', 'big ', 'tell me '])}${rows(',en', ['pizza delivery near me', 'weather forecast', 'lottery numbers'], ['', 'best ', 'show '])}`,
}
