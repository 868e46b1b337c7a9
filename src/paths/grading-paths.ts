import { languagePrefix } from './paths.js'

/** The page on which staff grade concerns, below the language prefix. */
export const gradingRoutes = { grade: '/admin/grading' } as const

export const gradingPaths = {
  grade: (lang: string) => `${languagePrefix(lang)}${gradingRoutes.grade}`,
}
