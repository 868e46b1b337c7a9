import { includesGrade } from '../../directory/model/person.js'
import type { School } from '../../directory/model/school.js'
import type { Level } from '../../directory/model/topic.js'
import type { MentionText } from '../../platform/text/mention-text.js'
import { findGradeMentions, type GradeMention, gradeMeant } from './find-grade.js'
import { findLevels, levelOfGrade } from './find-level.js'
import { findSchoolMentions, type SchoolMention, schoolMeant } from './find-school.js'
import type { MentionIndex } from './mention-index.js'

/** The school, level and grade that a concern mentions; null for none or several. */
export interface MentionedPlace {
  school: string | null
  /** The school's level; else the grade's; else the level stated, or implied by an age. */
  level: Level | null
  /** `PK`, `K`, `1` … `12`. */
  grade: string | null
  /** For the trace: slugs, grades and levels, never words of the concern. */
  evidence: { schools: string[]; grades: string[]; levels: Level[] }
}

/** Finds the school, level and grade that a concern is about. */
export function findPlace(text: MentionText, lang: string, index: MentionIndex): MentionedPlace {
  const schools = findSchoolMentions(text, index)
  const grades = findGradeMentions(text, lang)
  const levels = findLevels(text, lang, schools)
  const school = schoolMeant(schools)
  const grade = gradeMeant(grades)
  const level = school?.level ?? (grade ? levelOfGrade(grade) : levelMeant(schools, grades, levels))
  return {
    school: school?.slug ?? null,
    level,
    grade: grade && fitsSchool(grade, school) ? grade : null,
    evidence: {
      schools: [...new Set(schools.map(({ school }) => school.slug))],
      grades: [...new Set(grades.map(({ grade }) => grade))],
      levels: [...new Set(levels)],
    },
  }
}

/** Several schools, grades or ages still give a level if they share it. */
function levelMeant(
  schools: readonly SchoolMention[],
  grades: readonly GradeMention[],
  said: readonly Level[],
): Level | null {
  const levels = new Set([
    ...schools.map(({ school }) => school.level),
    ...grades.filter(({ aside }) => !aside).map(({ grade }) => levelOfGrade(grade)),
    ...said,
  ])
  return levels.size === 1 ? [...levels][0]! : null
}

/** "8th grade now, next year at Summit High": not that school's grade. Preschool classes can be anywhere. */
function fitsSchool(grade: string, school: School | null): boolean {
  return school === null || grade === 'PK' || includesGrade(school.grades, grade)
}
