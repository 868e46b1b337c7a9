/** The subject of a desk card: an office, with the topic or person that led there. Contains no words of a caller. */
export interface DeskTarget {
  office: string
  /** Slug; null when an office or a person was looked up by name. */
  topic: string | null
  /** Slug; null for the person with the caseload. */
  person: string | null
  /** Slug of a fixed school; null for the one chosen at the desk. */
  school: string | null
}

/** The form used in links, forms and saved items: `nurse.medicine`, `teacher..jane-doe.lincoln`. */
export function writeTarget({ office, topic, person, school }: DeskTarget): string {
  return [office, topic, person, school]
    .map((part) => part ?? '')
    .join('.')
    .replace(/(?<!\.)\.+$/, '')
}

/** @param written of any type; null if it is not a target */
export function readTarget(written: unknown): DeskTarget | null {
  if (typeof written !== 'string' || written.length > 300) return null
  const parts = written.split('.')
  if (parts.length > 4 || !parts.every((part) => /^[\w-]*$/.test(part))) return null
  const [office = '', topic = '', person = '', school = ''] = parts
  return office === ''
    ? null
    : { office, topic: topic || null, person: person || null, school: school || null }
}
