import { inLanguage } from '../directory/model/in-language.js'
import { type Person, type Post, personName } from '../directory/model/person.js'
import type { PageMoment } from '../directory/page-moment.js'
import { paths } from '../paths/paths.js'
import type { ApiPerson } from './api-schemas.js'
import { presentContactPoint } from './present-contact-point.js'

/** A public staff member, without their own address: families write to the office, or press a button. */
export function presentApiPerson(person: Person, moment: PageMoment): ApiPerson {
  const { directory, speech, origin } = moment
  return {
    slug: person.slug,
    name: personName(person),
    title: inLanguage(directory.translations.text('job-title', person.title), speech.code),
    languages: person.languages,
    posts: directory.postsBy(person).flatMap((post) => presentPost(post, moment)),
    page: origin + paths.person(person.slug, speech.code),
  }
}

function presentPost({ duty, grades, lastNames, contact: id }: Post, moment: PageMoment) {
  const contact = moment.directory.contact(id)
  if (!contact) return []
  return [
    {
      duty: inLanguage(moment.directory.translations.duty(duty), moment.speech.code) || null,
      grades,
      last_names: lastNames,
      contact: presentContactPoint(contact, moment),
    },
  ]
}
