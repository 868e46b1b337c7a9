/** What a card of the desk is about: an office, with the topic or the person that led there. Holds no words of a caller. */
export interface DeskTarget {
  office: string
  /** Slug; null where an office or a person was looked up by name. */
  topic: string | null
  /** Slug; null for whoever the caseload falls to. */
  person: string | null
  /** Slug of the school where it is fixed; null for the one that is chosen at the desk. */
  school: string | null
}

/** As links, forms and one's own corner write it: `nurse.medicine`, `teacher..jane-doe.lincoln`. */
export function writeTarget({ office, topic, person, school }: DeskTarget): string {
  return [office, topic, person, school]
    .map((part) => part ?? '')
    .join('.')
    .replace(/(?<!\.)\.+$/, '')
}

/** @param written of any type, as it came in; null for what is no target */
export function readTarget(written: unknown): DeskTarget | null {
  if (typeof written !== 'string' || written.length > 300) return null
  const parts = written.split('.')
  if (parts.length > 4 || !parts.every((part) => /^[\w-]*$/.test(part))) return null
  const [office = '', topic = '', person = '', school = ''] = parts
  return office === ''
    ? null
    : { office, topic: topic || null, person: person || null, school: school || null }
}
