import { inLanguage } from '../directory/model/in-language.js'
import { findClosure, isShown } from '../directory/model/open-places.js'
import type { PageMoment } from '../directory/page-moment.js'
import { localDate } from '../directory/time/local-time.js'
import { paths } from '../paths/paths.js'
import { Gone } from '../platform/web/errors.js'

/**
 * A school or office that has closed: since when, and who takes over.
 * @param key slug or id
 * @returns null while it is open, or if there is none
 */
export function findGonePlace(kind: 'school' | 'office', key: string, moment: PageMoment): Gone | null {
  const { directory, now, speech } = moment
  const closure = findClosure(directory, kind, key)
  const today = localDate(now, directory.district.timeZone)
  if (!closure || isShown(directory, kind, key) || closure.from > today) return null
  const { whole } = directory
  const name = kind === 'school' ? whole.school(key)?.name : officeName(whole.office(key), speech.code)
  const successor = successorOf(kind, key, moment)
  const { t } = speech
  return new Gone(
    {
      title: t('closure.title', { name: name ?? key }),
      detail: [
        t('closure.since', { date: speech.date(closure.from, 'year') }),
        successor ? `${t('closure.turnTo')} ${successor.name}` : t('closure.ask'),
      ].join(' '),
    },
    successor,
  )
}

/** A topic that nobody answers anymore. */
export function goneTopic({ speech: { t } }: PageMoment): Gone {
  return new Gone({ title: t('topics.endedTitle'), detail: t('topics.endedLead') }, null)
}

function successorOf(kind: 'school' | 'office', key: string, { directory, speech, origin }: PageMoment) {
  const school = kind === 'school' ? directory.school(key) : null
  if (school)
    return { key: school.slug, name: school.name, page: `${origin}${paths.school(school.slug, speech.code)}` }
  const office = kind === 'office' ? directory.office(key) : null
  if (!office) return null
  const page = `${origin}${paths.office(office.id, speech.code)}`
  return { key: office.id, name: officeName(office, speech.code) ?? office.id, page }
}

type Named = { words: Parameters<typeof inLanguage<{ name: string }>>[0] }

const officeName = (office: Named | null, lang: string) => office && inLanguage(office.words, lang).name
