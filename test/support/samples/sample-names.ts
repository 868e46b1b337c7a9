import { createLanguage } from '../../../src/platform/language/language.js'
import { sampleDistrict, sampleSchools } from './sample.js'
import { sampleDirectory } from './sample-directory.js'

const { directory } = await sampleDirectory()
const speech = createLanguage().speech('en')
const aSunday = Date.UTC(2025, 0, 5)
const aDay = 24 * 60 * 60_000

/** Proper names: people and their posts, schools, offices, places, languages, days, and months. */
const names = [
  ...directory.people.flatMap(({ firstName, lastName, title }) => [`${firstName} ${lastName}`, title.en]),
  ...directory.schools.flatMap(({ name, shortName, address, city, state }) => [
    name,
    shortName,
    address,
    `${city}, ${state}`,
  ]),
  ...sampleSchools.map(({ name }) => name),
  ...directory.offices.map(({ words }) => words.en.name),
  ...[directory.district, sampleDistrict].flatMap(({ name, shortName }) => [name, shortName]),
  ...directory.district.welcomeLanguages.map(speech.languageName),
  ...Array.from({ length: 7 }, (_, i) => speech.weekday(new Date(aSunday + i * aDay), 'UTC')),
  ...Array.from({ length: 12 }, (_, i) =>
    new Date(Date.UTC(2025, i)).toLocaleDateString('en', { month: 'long', timeZone: 'UTC' }),
  ),
]

const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
)

/** A text with a short word for every name, since nobody can choose an easier one. */
export function withoutNames(text: string): string {
  return text.replace(pattern, 'Ann')
}
