import { VCard } from 'vcard-creator'
import { contactPlace, type Place } from '../../directory/contacts/contact-place.js'
import { type Contact, roomIn } from '../../directory/model/contact.js'
import { inLanguage } from '../../directory/model/in-language.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { paths } from '../../paths/paths.js'
import { marksOf } from '../../platform/language/punctuation.js'

/** A contact file for phones. */
export interface ContactCardFile {
  /** In plain letters: `nurse-lincoln-elementary.vcf`. */
  name: string
  /** vCard 3.0, which old phones can read. */
  text: string
}

/** The facts of a card. */
interface CardFacts {
  name: string
  fileName: string
  phone: string
  ext: string | null
  sms: string | null
  /** Null for none. */
  email: string | null
  /** The page with current facts. */
  page: string
  address: { street: string; locality: string; region: string; postalCode: string; country: string }
  notes: string[]
  changedOn: Date
}

/**
 * A contact as a vCard.
 * @param contact null for the district's main line
 */
export function writeContactCard(contact: Contact | null, moment: PageMoment): ContactCardFile {
  const { district } = moment.directory
  const facts = contact ? factsOfContact(contact, moment) : factsOfDistrict(moment)
  const card = new VCard()
    .addName({})
    .addFullName(facts.name)
    .addCompany({ name: district.name })
    // iPhones then list it by name, not among people without one.
    .addCustomProperty({ name: 'X-ABShowAs', value: 'COMPANY' })
    .addPhoneNumber({ number: dialled(facts), type: ['work', 'voice', 'pref'] })
    .addAddress({ ...facts.address, type: ['work'] })
    .addUrl({ url: facts.page, type: ['work'] })
    .addNote(facts.notes.join('\n'))
    .addUid(facts.page)
    .addRevision(facts.changedOn)
  if (facts.email) card.addEmail({ address: facts.email, type: ['internet', 'work'] })
  if (facts.sms) card.addPhoneNumber({ number: facts.sms, type: ['work', 'cell', 'msg'] })
  return { name: `${facts.fileName}.vcf`, text: card.toString() }
}

function factsOfContact(contact: Contact, moment: PageMoment): CardFacts {
  const { directory, speech, origin } = moment
  const { code: lang } = speech
  const office = directory.office(contact.office)
  const school = directory.school(contact.school)
  const name = office ? inLanguage(office.words, lang).name : contact.office
  return {
    ...contact,
    name: school
      ? speech.t('vcard.atSchool', { office: name, school: school.name })
      : speech.t('vcard.atDistrict', { office: name, district: directory.district.shortName }),
    fileName: [contact.office, contact.school ?? []].flat().join('-'),
    page:
      origin +
      (school ? paths.contact(contact.office, school.slug, lang) : paths.office(contact.office, lang)),
    address: addressOf(contactPlace(contact, directory)),
    notes: notesOn(contact, moment),
    changedOn: new Date(`${contact.checkedOn}T00:00:00Z`),
  }
}

function factsOfDistrict({ directory: { district }, speech, origin, now }: PageMoment): CardFacts {
  const hours = speech.hours(district.phoneHours).join(marksOf(speech.code).semicolon)
  return {
    ...district,
    ext: null,
    sms: null,
    fileName: 'district',
    page: origin + paths.home(speech.code),
    address: addressOf(contactPlace(null, { district, school: () => null })),
    notes: [
      speech.t('vcard.hours', { hours }),
      speech.t('vcard.interpreter', { phone: speech.phone(district.interpreterPhone ?? district.phone) }),
    ],
    changedOn: now,
  }
}

function notesOn(contact: Contact, { directory, speech }: PageMoment): string[] {
  const { district } = directory
  const room = roomIn(contact, directory, speech.code)
  const languages = speech.list(contact.languages.map((tag) => speech.languageName(tag)))
  return [
    contact.ext && speech.t('vcard.ext', { ext: contact.ext }),
    speech.t('vcard.hours', { hours: speech.hours(contact.hours).join(marksOf(speech.code).semicolon) }),
    room && speech.t('vcard.room', { room: room.text }),
    speech.t('vcard.languages', { languages }),
    speech.t('vcard.interpreter', { phone: speech.phone(district.interpreterPhone ?? district.phone) }),
    speech.t('vcard.checked', { date: speech.date(contact.checkedOn, 'year') }),
  ].filter((note) => note !== null)
}

/** A comma is a pause: the phone dials the extension by itself. A vCard requires escaping it. */
function dialled({ phone, ext }: CardFacts): string {
  return ext ? `${phone}\\,${ext}` : phone
}

function addressOf({ street, city, state, zip }: Place) {
  return { street, locality: city, region: state, postalCode: zip, country: 'US' }
}
