import type { people, posts } from '../../platform/database/schema.js'
import type { InLanguages } from './topic.js'

/** A staff member. Only `public` ones are ever shown by name. */
export type Person = typeof people.$inferSelect & { title: InLanguages<string> }

/** A person's duty in a contact. `position` 1 is asked first, the others are backups. `duty` may be empty. */
export type Post = Omit<typeof posts.$inferSelect, 'person'> & {
  person: Person
  duty: InLanguages<string>
}

/** A person's name for pages: Ms. Yesenia Urbina. */
export function personName({ prefix, firstName, lastName }: Person): string {
  return [prefix, firstName, lastName].filter(Boolean).join(' ')
}

const gradeOrder = ['PK', 'K', ...Array.from({ length: 12 }, (_, index) => String(index + 1))]

/**
 * True when a post's grades include a grade.
 * @param written `K-2`, `9-12`, `6`, `K,3-5`
 * @param grade `PK`, `K`, `1` … `12`
 */
export function includesGrade(written: string, grade: string): boolean {
  const asked = gradeOrder.indexOf(grade.toUpperCase())
  if (asked < 0) return false
  return written.split(',').some((span) => {
    const [from = '', to = from] = span.trim().split('-')
    return gradeOrder.indexOf(from) <= asked && asked <= gradeOrder.indexOf(to)
  })
}

/** True when a post's bus routes include a route. @param written `1-20, 42` */
export function includesRoute(written: string, route: string): boolean {
  return written.split(',').some((span) => {
    const [from = 0, to = from] = span.split('-').map(Number)
    return from <= Number(route) && Number(route) <= to
  })
}

/**
 * True when a post's range of first letters includes a last name. Accents do not count: Ñ is N, Á is A.
 * @param range `A-L`, `S`
 * @param lastName the name, or its first letter
 */
export function includesLastName(range: string, lastName: string): boolean {
  const letter = firstLetter(lastName)
  return letter !== null && range.charAt(0) <= letter && letter <= range.charAt(range.length - 1)
}

/** The English letter that a name begins with. @returns null where that is not sure, such as for 王 */
export function firstLetter(name: string): string | null {
  const plain = name
    .trim()
    .normalize('NFD')
    .replace(/[\p{Mn}'’ʻ\s]/gu, '')
  const letter = latin[plain.charAt(0).toUpperCase()] ?? plain.charAt(0).toUpperCase()
  return /^[A-Z]$/.test(letter) ? letter : null
}

// Letters that Unicode does not decompose.
const latin: Record<string, string> = {
  ...{ Ø: 'O', Ł: 'L', Đ: 'D', Æ: 'A', Œ: 'O', Þ: 'T', Ð: 'D' },
  // Cyrillic, where papers write a name with one letter alone: not Е, Х, Ю or Я.
  ...{
    А: 'A',
    Б: 'B',
    В: 'V',
    Г: 'G',
    Д: 'D',
    Ж: 'Z',
    З: 'Z',
    И: 'I',
    К: 'K',
    Л: 'L',
    М: 'M',
    Н: 'N',
    О: 'O',
  },
  ...{ П: 'P', Р: 'R', С: 'S', Т: 'T', У: 'U', Ф: 'F', Ц: 'T', Ч: 'C', Ш: 'S', Щ: 'S', Э: 'E' },
}
