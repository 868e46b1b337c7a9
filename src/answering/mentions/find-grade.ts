import type { MentionText, MentionWords } from '../../platform/text/mention-text.js'
import { wordSet } from '../../platform/text/word-set.js'
import { findSaidGrades } from './find-said-grade.js'
import { gradeNumbers, gradeWords, spanishGradeNumbers } from './grade-words.js'
import { gradeBeforeFirst, highSchoolYear, type NamedGrade } from './named-grade.js'

export interface GradeMention {
  /** `PK`, `K`, `1` … `12`. */
  grade: string
  start: number
  length: number
  /** A sibling's grade, or a past one. */
  aside: boolean
}

/** All grades mentioned. A bare "first" or "3rd" does not count. */
export function findGradeMentions({ words }: MentionText, lang: string): GradeMention[] {
  const found: GradeMention[] = []
  for (let start = 0; start < words.length; start++) {
    const said = findSaidGrades(words, start, lang)
    if (said.length > 0) {
      found.push(...said.map((each) => ({ start, aside: isAside(words, start), ...each })))
      start += said[0]!.length - 1
      continue
    }
    const here = gradeAt(words, start, lang)
    if (!here || isMeasure(words, start, here.length)) continue
    const listed = [...listedBefore(words, start), ...listedAfter(words, start + here.length)]
    found.push({ start, aside: isAside(words, start), ...here }, ...listed)
    start += here.length - 1
  }
  return found
}

/** The grade meant: the only one mentioned; null for several, or a sibling's. */
export function gradeMeant(mentions: readonly GradeMention[]): string | null {
  const grades = new Set(mentions.map(({ grade }) => grade))
  return grades.size === 1 && !mentions.some(({ aside }) => aside) ? [...grades][0]! : null
}

function gradeAt(words: MentionWords, start: number, lang: string): NamedGrade | null {
  return (
    ordinalGrade(words, start) ??
    numberedGrade(words, start) ??
    (lang === 'es' ? null : bareGrade(words, start)) ??
    (lang === 'en' ? null : spanishGrade(words, start)) ??
    gradeBeforeFirst(words, start, lang) ??
    (lang === 'es' ? null : highSchoolYear(words, start))
  )
}

const gradeNouns = wordSet('grade grader graders grde garde grader gradr gr grado grados')

/** "3rd grade", "fifth grader", "6 grade", "tercer grado", "3.er grado". */
function ordinalGrade(words: MentionWords, start: number): NamedGrade | null {
  const grade = gradeWords.get(words[start]!.word) ?? gradeNumbers.get(words[start]!.word)
  if (!grade || isStopped(words, start + 1)) return ordinalInParts(words, start)
  const noun = words[start + 1]?.word ?? ''
  if (!gradeNouns.has(noun)) return ordinalInParts(words, start)
  // "the first grade was a zero": a mark.
  if (grade === '1' && /^(?:was|were|he|she|they)$/.test(words[start + 2]?.word ?? '') && noun === 'grade')
    return null
  return { grade, length: 2 }
}

function ordinalInParts(words: MentionWords, start: number): NamedGrade | null {
  const [number, ending, noun] = [words[start], words[start + 1], words[start + 2]]
  const grade = number && gradeNumbers.get(number.word)
  const cut = ending && noun && /^(?:st|nd|rd|th|er|ro|do|to|mo|vo|no|o)$/.test(ending.word)
  return grade && cut && gradeNouns.has(noun.word) ? { grade, length: 3 } : null
}

/** "grade 7", "grado 6", "grado seis". */
function numberedGrade(words: MentionWords, start: number): NamedGrade | null {
  if (!/^(?:grade|grado)$/.test(words[start]!.word) || isStopped(words, start + 1)) return null
  const next = words[start + 1]?.word ?? ''
  const grade = gradeNumbers.get(next) ?? spanishGradeNumbers.get(next)
  const after = words[start + 2]
  // "grade 2.3" and "grade 9 out of 10" are measurements.
  if (!grade || (after && (/^(?:out|points|percent)$/.test(after.word) || after.gap === '.'))) return null
  return { grade, length: 2 }
}

const bareLeads = wordSet(
  'is im he she theyre son daughter kid child hes shes goes now will be grandson granddaughter',
)
const bareFollowers = wordSet('and but now at who with this so he she hes shes i we next because')

/** "he's in sixth", "she is in 8th, …", "entering 9th"; not "in third place". */
function bareGrade(words: MentionWords, start: number): NamedGrade | null {
  const grade = gradeWords.get(words[start]!.word)
  if (!grade) return null
  const lead = words[start - 1]?.word ?? ''
  const before = words[start - 2]?.word ?? ''
  const leads = (/^(?:in|into)$/.test(lead) && bareLeads.has(before)) || /^(?:entering|starting)$/.test(lead)
  const next = words[start + 1]
  const ends = !next || /[.,;:!?)]/.test(next.gap) || bareFollowers.has(next.word)
  return leads && ends ? { grade, length: 1 } : null
}

const spanishLeads = wordSet('en de a al')
const spanishFollowers = wordSet(
  'y e o que pero no le les se me la el lo los las esta tiene va con por para porque cuando como mi su ya hoy ayer necesita no ano este',
)

/** "segundo de primaria", "va en cuarto", "mi hijo de sexto". */
function spanishGrade(words: MentionWords, start: number): NamedGrade | null {
  const grade = gradeWords.get(words[start]!.word)
  if (!grade) return null
  if (words[start + 1]?.word === 'de' && !isStopped(words, start + 1)) {
    const school = words[start + 2]?.word ?? ''
    if (school === 'primaria') return { grade, length: 3 }
    const higher = /^(?:secundaria)$/.test(school)
      ? 6
      : /^(?:prepa|preparatoria|bachillerato)$/.test(school)
        ? 9
        : 0
    const counted = Number(grade) + higher
    // "noveno de high school" counts from first grade, "primero de prepa" does not.
    if (higher > 0 && Number(grade) <= 3) return { grade: String(counted), length: 3 }
    if (/^(?:high|middle|kinder)$/.test(school) || higher > 0) return { grade, length: 2 }
  }
  const lead = words[start - 1]?.word ?? ''
  const next = words[start + 1]
  const ends = !next || /[.,;:!?)]/.test(next.gap) || spanishFollowers.has(next.word)
  return spanishLeads.has(lead) && ends && !/a$/.test(words[start]!.word) ? { grade, length: 1 } : null
}

const work = wordSet('math maths reading spelling work worksheets books matematicas')

/** "reads at a 2nd grade level", "does 6th grade math": a skill level, not the student's grade. */
function isMeasure(words: MentionWords, start: number, length: number): boolean {
  const before = words.slice(Math.max(0, start - 4), start).map(({ word }) => word)
  const reads = before.some((word) => /^(?:read|reads|reading|lee|leyendo|level|nivel)$/.test(word))
  const does = before.some((word) => /^(?:does|do|doing|solves|hace)$/.test(word))
  const after = words[start + length]?.word ?? ''
  if (after === 'level' || after === 'levels' || (does && work.has(after))) return true
  return reads && /^(?:a|at|de|un)$/.test(before.at(-1) ?? '')
}

const joints = wordSet('and or to through thru y o a al e')

/** "6th, 7th and 8th graders" mentions three grades, but says "grade" once. */
function listedBefore(words: MentionWords, start: number): GradeMention[] {
  const found: GradeMention[] = []
  for (let at = start - 1; at >= 0; at--) {
    const joined = joints.has(words[at]!.word) || /[-–,/&]/.test(words[at + 1]!.gap)
    const place = joints.has(words[at]!.word) ? at - 1 : at
    const { word } = words[place] ?? {}
    const grade =
      word && (gradeWords.get(word) ?? gradeNumbers.get(word) ?? { k: 'K', kinder: 'K', prek: 'PK' }[word])
    if (!joined || !grade) break
    found.push({ grade, start: place, length: 1, aside: false })
    at = place
  }
  return found
}

/** "en primero, tercero y quinto". */
function listedAfter(words: MentionWords, start: number): GradeMention[] {
  const found: GradeMention[] = []
  for (let at = start; at < words.length; at++) {
    const joint = /^(?:y|o|e)$/.test(words[at]!.word)
    const place = joint ? at + 1 : at
    const grade = gradeWords.get(words[place]?.word ?? '')
    if (!grade || !(joint || words[at]!.gap.includes(','))) break
    found.push({ grade, start: place, length: 1, aside: false })
    at = place
  }
  return found
}

const siblings = wordSet(
  `sister brother sibling cousin hermana hermano hermanito hermanita primo prima friend friends neighbor frere soeur cousine
  irmao irma fre kouzen kouzin walaalkiis walaalkeed walaashiis walaasheed kapatid kuya брат брата сестра сестры
  اخوه اخوها اخته اختها 형이 형은 누나가 누나는 언니가 언니는 오빠가 오빠는 동생이 동생은`,
)
const siblingsWithin = /哥哥|姐姐|弟弟|妹妹/
const goneBy = wordSet('left since until was were desde finished used former')

function isAside(words: MentionWords, start: number): boolean {
  const before = words.slice(Math.max(0, start - 5), start).map(({ word }) => word)
  if (siblingsWithin.test(words[start]!.word)) return true
  return before.some((word) => siblings.has(word)) || before.slice(-3).some((word) => goneBy.has(word))
}

/** True if a clause ends before this word. */
function isStopped(words: MentionWords, at: number): boolean {
  return /[.!?;:]\s|,/.test(words[at]?.gap ?? '')
}
