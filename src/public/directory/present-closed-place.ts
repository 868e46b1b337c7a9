import { type Marked, markedIn } from '../../directory/model/in-language.js'
import { findClosure, isShown } from '../../directory/model/open-places.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { localDate } from '../../directory/time/local-time.js'
import { paths } from '../../paths/paths.js'
import type { Page } from '../../platform/web/pages.js'

type Kind = 'school' | 'office'

interface ClosedPlaceModel {
  title: string
  name: Marked
  closed: string
  /** The successor; null for the district's main line. */
  next: { name: Marked; href: string; phone: string | null; ext: string | null } | null
  /** The district's main line, without a successor; null while it has no number. */
  district: { name: string; phone: string } | null
  home: string
}

/**
 * The old address of a closed school or office: since when, and where to turn now.
 * @param key slug or id
 * @returns null while it is open, or if there is none
 */
export function presentClosedPlace(kind: Kind, key: string, moment: PageMoment): Page | null {
  const { directory, speech } = moment
  const closure = findClosure(directory, kind, key)
  if (!closure || isShown(directory, kind, key) || closure.from > today(moment)) return null
  const name = nameOf(kind, key, moment)
  const { shortName, phone } = directory.district
  const next = nextPlace(kind, key, moment)
  const model: ClosedPlaceModel = {
    title: speech.t('closure.title', { name: name.text }),
    name,
    closed: speech.t('closure.since', { date: speech.date(closure.from, 'year') }),
    next,
    district: next || phone === '' ? null : { name: shortName, phone },
    home: paths.home(speech.code),
  }
  return { view: 'public/directory/closed-place', model, status: 410 }
}

/** "Closes on June 30", before that day; null if it is not closing. */
export function closesOn(kind: Kind, key: string, moment: PageMoment): string | null {
  const closure = findClosure(moment.directory, kind, key)
  if (!closure || closure.from <= today(moment)) return null
  return moment.speech.t('closure.soon', { date: moment.speech.date(closure.from, 'year') })
}

const today = ({ directory, now }: PageMoment) => localDate(now, directory.district.timeZone)

function nameOf(kind: Kind, key: string, { directory: { whole }, speech }: PageMoment): Marked {
  if (kind === 'school') return { text: whole.school(key)?.name ?? key, lang: null }
  const words = whole.office(key)?.words
  return words ? markedIn(words, speech.code, ({ name }) => name) : { text: key, lang: null }
}

function nextPlace(kind: Kind, key: string, moment: PageMoment): ClosedPlaceModel['next'] {
  const { directory, speech } = moment
  if (kind === 'school') {
    const school = directory.school(key)
    const name = { text: school?.name ?? '', lang: null }
    return school && { name, href: paths.school(school.slug, speech.code), phone: school.phone, ext: null }
  }
  const office = directory.office(key)
  if (!office) return null
  const contact = office.level === 'district' ? directory.contactAt(office.id, null) : null
  return {
    name: markedIn(office.words, speech.code, ({ name }) => name),
    href: paths.office(office.id, speech.code),
    phone: contact?.phone ?? null,
    ext: contact?.ext ?? null,
  }
}
