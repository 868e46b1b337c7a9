import type { MentionWords } from '../../platform/text/mention-text.js'
import { wordSet } from '../../platform/text/word-set.js'

/** A grade that has a name, and the name's length in words. */
export interface NamedGrade {
  grade: string
  length: number
}

const kindergarten = wordSet(
  'kindergarten kindergarden kindergartner kindergartener kindergartners kindergardener kindergarder kindergaten',
)
const preschool = wordSet('prek preschool preschooler preescolar prekinder prekindergarten pre4 pk')

/** Grades before first grade. In English "kinder" also means "more kind". */
export function gradeBeforeFirst(words: MentionWords, start: number, lang: string): NamedGrade | null {
  const { word } = words[start]!
  const next = words[start + 1]
  if (preschool.has(word)) return { grade: 'PK', length: 1 }
  if (word === 'pre' && next && (/^(?:k|kinder|kindergarten|school)$/.test(next.word) || next.word === 'k4'))
    return { grade: 'PK', length: 2 }
  if (word === 'head' && next?.word === 'start' && next.raw.startsWith('S')) return { grade: 'PK', length: 2 }
  if (kindergarten.has(word)) return { grade: 'K', length: 1 }
  if (words[start]!.raw === 'K' && /^(?:teacher|teachers|class|grader|graders)$/.test(next?.word ?? ''))
    return { grade: 'K', length: 1 }
  if (word !== 'kinder') return null
  const before = words[start - 1]?.word ?? ''
  const kind = /^(?:be|is|are|was|were|being|been|bit|little|much|even|any|lot|more)$/.test(before)
  return lang === 'es' || (!kind && !/^(?:to|than|and)$/.test(next?.word ?? ''))
    ? { grade: 'K', length: 1 }
    : null
}

const years: Readonly<Record<string, string>> = {
  freshman: '9',
  freshmen: '9',
  sophomore: '10',
  junior: '11',
  senior: '12',
}
const owners = wordSet('a my our his her as is hs school rising incoming upcoming current this an their am')
const yearFollowers = wordSet(
  'year in at class student son daughter who this and with needs has is hs english math',
)
const notYears = wordSet(
  'high citizen citizens center centers night varsity kindergarten discount living home housing pictures picture portraits photos prom trip picnic services moment meals lunch staff teacher girl girls boy boys',
)

/** "freshman", "my junior", "senior year"; not "junior high", "senior citizen", "senior night". */
export function highSchoolYear(words: MentionWords, start: number): NamedGrade | null {
  const { word } = words[start]!
  const grade = Object.hasOwn(years, word) ? years[word]! : null
  const next = words[start + 1]
  const after = next && !/[.,;:!?]/.test(next.gap) ? next.word : ''
  if (!grade || notYears.has(after)) return null
  if (grade === '9' || grade === '10') return { grade, length: 1 }
  const owned = owners.has(words[start - 1]?.word ?? '')
  return (owned && !/^(?:am|father|mother)$/.test(words[start - 1]!.word)) || yearFollowers.has(after)
    ? { grade, length: 1 }
    : null
}
