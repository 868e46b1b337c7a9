import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { School } from '../../directory/model/school.js'
import { foldName } from '../../platform/text/mention-text.js'
import { wordSet } from '../../platform/text/word-set.js'
import { createNearWords, type NearWords } from './near-words.js'
import type { IsOrdinary } from './ordinary-words.js'

/** A form of a school's name, without "Elementary School". */
export interface SchoolNameForm {
  school: School
  words: readonly string[]
  /** Only ordinary words (`orchard`, `quarry hill`): needs more evidence to be a school. */
  ordinary: boolean
  /** Only part of the name (`canal` of `canal street`): needs "elementary" to be the school. */
  part: boolean
  /** Also a road's name (`canal street`). */
  road: boolean
}

export interface SchoolIndex {
  byFirstWord: ReadonlyMap<string, readonly SchoolNameForm[]>
  /** By name without spaces, for `quarryhill` and `river bend`. */
  byLetters: ReadonlyMap<string, readonly SchoolNameForm[]>
  firstWords: NearWords
}

export const roadWords = wordSet(
  'street st avenue ave road rd drive lane ln boulevard blvd court circle way loop highway hwy pike parkway calle avenida',
)

/** Words for kinds of schools, which end the name proper. */
const kinds = wordSet(
  `elementary middle high school junior senior primary academy k8 elem charter magnet primaria escuela intermediate
  preparatory the of`,
)

/** Indexes the schools by the words of their names. */
export function indexSchools({ schools }: DirectorySnapshot, isOrdinary: IsOrdinary): SchoolIndex {
  const byFirstWord = new Map<string, SchoolNameForm[]>()
  const byLetters = new Map<string, SchoolNameForm[]>()
  for (const form of schools.flatMap((school) => formsOf(school, isOrdinary))) {
    addTo(byFirstWord, form.words[0]!, form)
    addTo(byLetters, form.words.join(''), form)
  }
  return { byFirstWord, byLetters, firstWords: createNearWords(byFirstWord.keys()) }
}

/** One form per spelling of the name, longest first. */
function formsOf(school: School, isOrdinary: IsOrdinary): SchoolNameForm[] {
  const whole = new Map(
    [school.name, school.shortName]
      .map(ownWords)
      .flatMap((words) => (words[0] ? [[words.join(' '), words]] : [])),
  )
  const form = (words: string[], part: boolean): SchoolNameForm => ({
    school,
    words,
    part,
    ordinary: words.every(isOrdinary),
    road: words.length > 1 && roadWords.has(words.at(-1)!),
  })
  const parts = [...whole.values()].filter((words) => words.length > 1 && words[0]!.length > 3)
  return [
    ...[...whole.values()].map((words) => form(words, false)),
    ...parts.map((words) => form([words[0]!], true)),
  ]
}

function ownWords(name: string): string[] {
  const words = foldName(name).match(/[\p{L}\p{N}]+/gu) ?? []
  const own = words.filter((word) => !kinds.has(word))
  return own.length > 0 ? own : [...words]
}

function addTo(forms: Map<string, SchoolNameForm[]>, key: string, form: SchoolNameForm): void {
  const others = forms.get(key)
  if (others) others.push(form)
  else forms.set(key, [form])
}
