import { contactFor } from '../directory/contacts/resolve-contact.js'
import { listItems } from '../directory/model/contact.js'
import { inLanguage } from '../directory/model/in-language.js'
import type { School } from '../directory/model/school.js'
import { ladderAt, type RoutingTopic } from '../directory/model/topic.js'
import type { PageMoment } from '../directory/page-moment.js'
import { paths } from '../paths/paths.js'
import type { ApiTopic } from './api-schemas.js'
import { presentContactPoint } from './present-contact-point.js'
import { presentLinks } from './present-links.js'

/**
 * A topic, and whom to ask in order.
 * @param school decides level and numbers; null for none: school offices then have no contact
 */
export function presentApiTopic(topic: RoutingTopic, school: School | null, moment: PageMoment): ApiTopic {
  const { slug, straight, legal, words } = topic
  const { speech, origin } = moment
  const { title, summary, bring } = inLanguage(words, speech.code)
  const steps = ladderAt(topic, school?.level ?? null)
  return {
    slug,
    title,
    summary,
    bring: listItems(bring),
    straight,
    legal,
    ladder: steps.flatMap((offices, i) =>
      offices.map((office) => presentStep(office, i + 1, school, moment)),
    ),
    links: presentLinks({ topic: slug }, moment),
    page: origin + paths.topic(slug, speech.code),
  }
}

function presentStep(office: string, step: number, school: School | null, moment: PageMoment) {
  const { directory, speech } = moment
  const words = directory.office(office)?.words
  const contact = contactFor(directory, office, school?.slug ?? null)
  return {
    step,
    office,
    name: words ? inLanguage(words, speech.code).name : office,
    contact: contact && presentContactPoint(contact, moment),
  }
}
